import { resolve } from 'node:path'
import type { Kernel } from '../../kernel/context.ts'
import type { StoreAccess } from '../../kernel/index.ts'
import { type OpenOptions, openStore, type StorePlace } from '../store/open-store.ts'
import { passwordCostOf } from '../store/password-cost-of.ts'
import { secretsOf } from '../store/secrets-of.ts'
import type { Invocation } from './command.ts'
import { UsageError } from './exit-status.ts'

/** Opens the store that a command names, does its work, and closes it whatever happens. */
export async function withStore<Result>(
  invocation: Invocation,
  opening: StoreAccess | Pick<OpenOptions, 'access' | 'lasting' | 'replacesKey'>,
  work: (kernel: Kernel) => Promise<Result>,
): Promise<Result> {
  const { terminal } = invocation
  const secrets = secretsOf(invocation.environment)
  const passwordCost = passwordCostOf(invocation.environment)
  const how = typeof opening === 'string' ? { access: opening } : opening
  const kernel = await openStore(storePlaceOf(invocation), { ...how, secrets, passwordCost, onNote: (message) => terminal.note(message) })
  try {
    return await work(kernel)
  } finally {
    await kernel.engine.close()
  }
}

/** `--data` says it; else DATABASE_URL; else ./data. */
export function storePlaceOf({ text, environment }: Pick<Invocation, 'text' | 'environment'>): StorePlace {
  const data = text('data')
  const url = environment.DATABASE_URL
  if (data === undefined && url !== undefined && url !== '') {
    if (!URL.canParse(url) || !/^postgres(?:ql)?:$/.test(new URL(url).protocol))
      throw new UsageError('DATABASE_URL 应如 postgres://用户:密码@主机:5432/数据库。')
    return { url }
  }
  return { data: resolve(data ?? 'data') }
}
