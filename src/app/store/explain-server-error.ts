import { Refusal } from '../../kernel/refusal.ts'

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: '那里没有数据库在监听',
  ETIMEDOUT: '连接超时',
  EHOSTUNREACH: '网络不通',
  ENOTFOUND: '没有这台主机',
  EAI_AGAIN: '主机名查不到',
  '28P01': '用户名或密码不对',
  '28000': '服务器不许这个用户登录',
  '3D000': '服务器上没有这个数据库',
}

/** A server that cannot be reached is a wrong address or a stopped server, not our fault: says which, without the password. */
export function explainServerError(error: unknown, url: string): unknown {
  const reason = reasons[codeOf(error) ?? '']
  if (reason === undefined) return error
  const { host, pathname } = new URL(url)
  return new Refusal('not-found', `连不上数据库服务器 ${host}${pathname}：${reason}。请检查 DATABASE_URL。`, { cause: error })
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if (error instanceof AggregateError) return codeOf(error.errors[0])
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return code !== undefined && code in reasons ? code : codeOf(error.cause)
}
