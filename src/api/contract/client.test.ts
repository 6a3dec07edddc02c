import { describe, expect, it } from 'vitest'
import { createAddressOf, createClient, type Outgoing, prepare } from './client.ts'
import { areas, type EndpointTable, endpoints } from './endpoints/index.ts'
import { lightTable } from './light-table.ts'

const sent: Outgoing[] = []
const api = createClient<EndpointTable>(lightTable, async (call) => {
  sent.push(call)
  return {}
})
const last = () => sent.at(-1)

describe('a call', () => {
  it('puts each value where its endpoint wants it', async () => {
    await api.getCase({ id: '甲/乙' })
    expect(last()).toEqual({ verb: 'GET', address: '/api/cases/%E7%94%B2%2F%E4%B9%99' })
    await api.listWork({ which: 'mine', after: undefined, limit: '50' })
    expect(last()).toEqual({ verb: 'GET', address: '/api/work/mine?limit=50' })
    await api.takeStep({ id: 'x', version: 2, step: 'accept', values: { result: '' } })
    expect(last()).toEqual({ verb: 'POST', address: '/api/cases/x/steps', body: { version: 2, step: 'accept', values: { result: '' } } })
    await api.readNotices()
    expect(last()).toEqual({ verb: 'POST', address: '/api/notices/read', body: {} })
    await api.testWebhook({ id: 'x' })
    expect(last()).toEqual({ verb: 'POST', address: '/api/webhooks/x/test' })
  })

  it('beside a form or a body names what goes into the query', () => {
    const upload = { verb: 'POST', path: '/api/x/:id', query: ['preview'], body: 'form' } as const
    const file = new File(['1'], '1.csv')
    const { address, body } = prepare(upload, { id: 'x', preview: 'true', file })
    expect(address).toBe('/api/x/x?preview=true')
    expect(body instanceof FormData && body.get('file')).toBeInstanceOf(File)
  })

  it('for a file is an address', () => {
    const addressOf = createAddressOf<EndpointTable>(lightTable)
    expect(addressOf('exportCases', { loop: 'event', format: 'csv', search: '', late: undefined })).toBe(
      '/api/loops/event/export?format=csv',
    )
  })
})

describe('the table', () => {
  const all = Object.values(areas).flatMap((area) => Object.entries(area))

  it('holds every endpoint of every area once, by name and by verb and path', () => {
    expect(Object.keys(endpoints).sort()).toEqual(all.map(([name]) => name).sort())
    const places = all.map(([, { verb, path }]) => `${verb} ${path.replace(/:\w+/g, ':')}`)
    expect(new Set(places).size).toBe(places.length)
  })

  it('names each part of an input once, and in params just what the path has', () => {
    for (const [name, one] of all) {
      const parts = ['params', 'query', 'body'].map((part) => Object.keys(Reflect.get(one, part)?.properties ?? {}))
      expect(new Set(parts.flat()).size, name).toBe(parts.flat().length)
      expect([...one.path.matchAll(/:(\w+)/g)].map(([, param]) => param).sort(), name).toEqual([...(parts[0] ?? [])].sort())
    }
  })

  it('travels light: what a caller must know, without a schema', () => {
    expect(lightTable.takeStep).toEqual({ verb: 'POST', path: '/api/cases/:id/steps', body: 'json' })
    expect(JSON.stringify(lightTable).length / all.length).toBeLessThan(120)
  })
})
