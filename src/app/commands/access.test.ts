import { expect, it } from 'vitest'
import { endpoints } from '../../api/contract/endpoints/index.ts'
import { can } from '../../kernel/index.ts'
import { runCommandLine } from '../command-line/run-command-line.ts'
import { loadCatalogue } from '../store/catalogue.ts'
import { commands } from './index.ts'

async function access(...args: string[]): Promise<string> {
  const said: string[] = []
  const terminal = { result: (text: string) => void said.push(text), note: () => undefined, progress: () => undefined }
  expect(await runCommandLine(['access', ...args], { terminal, environment: {}, commands })).toBe(0)
  return said.join('\n')
}

it('lists every endpoint with the roles that the gate lets in, and every field of every ledger', async () => {
  const table = JSON.parse(await access('--json'))
  expect(table.endpoints.map(({ name }: { name: string }) => name)).toEqual(Object.keys(endpoints))
  for (const { right, roles } of table.endpoints) {
    const open = table.roles.filter(({ role }: { role: 'clerk' }) => can({ id: 'u', name: '某', town: '999901102', role }, right))
    expect(roles).toEqual(right === 'public' ? ['public'] : open.map(({ role }: { role: string }) => role))
  }
  const fields = (all: readonly { readonly fields: readonly unknown[] }[]) => all.reduce((sum, one) => sum + one.fields.length, 0)
  expect(fields(table.ledgers)).toBe(fields(loadCatalogue().ledgers))
})

it('lists every field that everybody reads without an account, each of them open', async () => {
  const { publicPages, ledgers } = JSON.parse(await access('--json'))
  expect(publicPages).toHaveLength(loadCatalogue().publicPages?.length ?? 0)
  const [page, proposals] = publicPages
  expect([page.written, proposals.written]).toEqual([[], expect.arrayContaining(['想办什么事', '联系方式'])])
  expect(page.address).toBe('/public/:town/livelihood')
  const named = page.fields.map(({ ledger, field }: { ledger: string; field: string }) => `${ledger}.${field}`)
  for (const told of ['livelihood-project.plannedInvestment', 'ballot-result.yes', 'project-ballot.deputies', 'livelihood-picture.picture'])
    expect(named).toContain(told)
  for (const { ledger, field } of page.fields) {
    const found = ledgers.find((one: { ledger: string }) => one.ledger === ledger)
    const { secrecy } = found.fields.find((one: { field: string }) => one.field === field)
    expect([ledger, field, secrecy]).toEqual([ledger, field, 'open'])
  }
  expect(await access()).toContain('任何人不登录就能看到：\n  民生实事（/public/:town/livelihood）：民生实事项目·年度')
})

it('says of an account who sees it as it is and who may change it', async () => {
  const { ledgers } = JSON.parse(await access('--json'))
  const payment = ledgers.find(({ ledger }: { ledger: string }) => ledger === 'aid-payment')
  const account = payment.fields.find(({ field }: { field: string }) => field === 'account')
  expect(account.secrecy).not.toBe('open')
  for (const role of ['gridWorker', 'leader', 'auditor']) expect(account.read).not.toContain(role)
  for (const role of ['gridWorker', 'villageCadre', 'auditor']) expect(account.write).not.toContain(role)
  expect(account.write).toContain('clerk')
  expect(await access()).toContain('网格员：查看、登记和修改台账、办理事项')
})
