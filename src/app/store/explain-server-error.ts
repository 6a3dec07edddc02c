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

/** It is there and will let us in later. */
const passing: Readonly<Record<string, string>> = {
  '57P01': '它正在停止',
  '57P03': '它正在启动或恢复',
  '53300': '它的连接已用满',
}

/** A server that cannot be reached is a wrong address or a stopped server, not our fault: says which, without the password. */
export function explainServerError(error: unknown, url: string): unknown {
  const code = codeOf(error) ?? ''
  const { host, pathname } = new URL(url)
  const which = `连不上数据库服务器 ${host}${pathname}`
  if (code in passing) return new Refusal('unavailable', `${which}：${passing[code]}，请稍后再试。`, { cause: error })
  if (code in reasons) return new Refusal('not-found', `${which}：${reasons[code]}。请检查 DATABASE_URL。`, { cause: error })
  return error
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if (error instanceof AggregateError) return codeOf(error.errors[0])
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return code !== undefined && (code in reasons || code in passing) ? code : codeOf(error.cause)
}
