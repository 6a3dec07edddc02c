import { Refusal } from '../../kernel/refusal.ts'

/** Why an address cannot be listened on, in words that say what to do; anything else as it is. */
export function explainListenError(error: unknown, host: string, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return new Refusal('locked', `端口 ${port} 已被别的程序占用。请用 --port 换一个，例如 --port ${port + 1}。`, { cause: error })
  if (code === 'EACCES') return new Refusal('not-permitted', `没有权限使用端口 ${port}，请用 1024 以上的端口。`, { cause: error })
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return new Refusal('invalid', `这台机器没有地址 ${host}。`, { cause: error })
  return error
}
