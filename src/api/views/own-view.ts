import type { OwnField } from '../../definition/own/types.ts'
import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { listOwn } from '../../kernel/index.ts'
import type { OwnDefinitionView, OwnFieldView } from '../contract/own-ledger.ts'
import { definedOf } from './defined-of.ts'

/** What the town has made itself, as the page of settings shows it. */
export async function presentOwn(kernel: Kernel, actor: Actor): Promise<OwnDefinitionView> {
  const { ledgers, columns } = await listOwn(kernel, actor)
  return {
    ledgers: ledgers
      .filter(({ removed }) => removed !== true)
      .map(({ id, label, purpose, title, key, date, processing, fields }) => ({
        id,
        label,
        purpose,
        title: [...title],
        key: [...key],
        ...definedOf({ date, processing }),
        fields: fields.map(presentField),
      })),
    columns: columns.map(({ ledger, fields }) => ({ ledger, fields: fields.map(presentField) })),
  }
}

function presentField({ options, ...field }: OwnField): OwnFieldView {
  return {
    ...field,
    ...definedOf({ options: options && Object.entries(options).map(([id, label]) => ({ id, label })) }),
  }
}
