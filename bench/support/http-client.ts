// biome-ignore lint/suspicious/noExplicitAny: a measurement reads a field or two of what the server sent
type Answer = any

export interface HttpClient {
  (method: string, path: string, body?: object): Promise<Answer>
  /** Sends a form with a file. */
  send(path: string, form: FormData): Promise<Answer>
  /** Fetches a file and gives how long it is. */
  file(path: string): Promise<number>
}

/** Signs in and keeps the session; any answer but 200 ends the measurement. */
export async function createHttpClient(url: string, user: { readonly account: string; readonly password: string }): Promise<HttpClient> {
  const signedIn = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(user),
  })
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  const call = async (method: string, path: string, body?: object): Promise<Answer> => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (answer.status !== 200) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`)
    return JSON.parse(text)
  }
  const send = async (path: string, form: FormData): Promise<Answer> => {
    const answer = await fetch(`${url}${path}`, { method: 'POST', headers: { cookie }, body: form })
    const text = await answer.text()
    if (answer.status !== 200) throw new Error(`POST ${path} answered ${answer.status}: ${text}`)
    return JSON.parse(text)
  }
  const file = async (path: string): Promise<number> => {
    const answer = await fetch(`${url}${path}`, { headers: { cookie } })
    const bytes = await answer.arrayBuffer()
    if (answer.status !== 200) throw new Error(`GET ${path} answered ${answer.status}`)
    return bytes.byteLength
  }
  return Object.assign(call, { send, file })
}
