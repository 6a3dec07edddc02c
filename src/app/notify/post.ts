import { lookup as lookUp } from 'node:dns'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isPrivateAddress } from '../../kernel/index.ts'
import type { WebhookRequest } from './webhook-request.ts'

export interface PostOptions {
  /** Addresses within the house may be posted to. */
  readonly allowPrivate: boolean
  /** Milliseconds until the other side must have answered in full; ten seconds when absent. */
  readonly longest?: number
}

const patience = 10_000
const mostAnswer = 64 * 1024

/** Posts a request; gives undefined when it was taken, else why not, in a few words. Follows no redirection and connects to the very address that was checked. */
export function post(
  { url, headers, body }: WebhookRequest,
  { allowPrivate, longest = patience }: PostOptions,
): Promise<string | undefined> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (!allowPrivate && isIP(host) !== 0 && isPrivateAddress(host)) return Promise.resolve('地址在本机或内网')
  return new Promise((resolve) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp
    const request = send(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        // From the first to the last byte: who sends one now and then would hold up everybody else's messages.
        signal: AbortSignal.timeout(longest),
        lookup: checkedLookup(allowPrivate),
      },
      (answer) => {
        let text = ''
        answer.setEncoding('utf8')
        answer.on('data', (part: string) => {
          if (text.length < mostAnswer) text += part
        })
        answer.on('end', () => resolve(judgeAnswer(answer.statusCode ?? 0, text)))
        answer.on('error', (error) => resolve(explain(error)))
      },
    )
    request.on('error', (error) => resolve(explain(error)))
    request.end(body)
  })
}

function explain(error: Error): string {
  return error.name === 'AbortError' || error.name === 'TimeoutError' ? '对方没有回应' : error.message
}

/** The robots answer 200 to everything and say in `errcode` what became of it. */
function judgeAnswer(status: number, text: string): string | undefined {
  if (status < 200 || status > 299) return `对方回答 ${status}`
  const code = /"errcode"\s*:\s*(-?\d+)/.exec(text)?.[1]
  return code === undefined || code === '0' ? undefined : `对方回答错误 ${code}：${text.slice(0, 200)}`
}

function checkedLookup(allowPrivate: boolean): LookupFunction {
  return (host, options, callback) => {
    lookUp(host, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? []
      if (error !== null) callback(error, '', 0)
      else if (first === undefined) callback(new Error(`${host} 没有地址`), '', 0)
      else if (!allowPrivate && addresses.some(({ address }) => isPrivateAddress(address))) callback(new Error('地址在本机或内网'), '', 0)
      else if (options.all === true) callback(null, addresses)
      else callback(null, first.address, first.family)
    })
  }
}
