import { expectTypeOf, it } from 'vitest'
import type { Engine } from '../storage/types.ts'
import { type AuditContext, noHooks } from './types.ts'
import { writeAudited } from './write-audited.ts'

declare const bare: { readonly engine: Engine; readonly clock: () => Date }

it('nobody writes without saying what runs around it', () => {
  const write = (context: AuditContext) =>
    writeAudited(context, { id: 'clerk', town: '999901101' }, async () => ({ result: 0, note: undefined }))
  // @ts-expect-error: left out, what holds a change together would not run
  const without = () => write(bare)
  const within = () => write({ ...bare, ...noHooks })
  expectTypeOf(within).toEqualTypeOf<() => Promise<number>>()
  expectTypeOf(without).toEqualTypeOf(within)
})
