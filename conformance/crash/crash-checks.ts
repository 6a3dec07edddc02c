import { sql } from 'kysely'
import { expect } from 'vitest'
import { type Kernel, verifyAudit, verifyCases } from '../../src/kernel/index.ts'
import { checker, town } from './crash-places.ts'

/** So many rows has a batch of a writer; an aimed import has its own number. */
export const batchRows = { ordinary: 300, aimed: 5_000, matters: 2_000 } as const

const villages = sql<{ code: string; people: string }>`select code, people from ledger_village where town = ${town} and replaced_at is null`
const batches = sql<{
  batch: string
  lines: number
}>`select batch, count(*)::integer as lines from ledger_line where town = ${town} group by batch`
const matters = sql<{
  code: string
  status: string
  result: string | null
}>`select code, status, result from ledger_matter where town = ${town} and replaced_at is null`

const casesOfMatters = sql<{ matters: number; cases: number; both: number }>`
  select count(m.id)::integer as matters, count(c.id)::integer as cases, (count(*) filter (where m.id = c.subject))::integer as both
  from (select id from ledger_matter where town = ${town} and replaced_at is null) as m
  full join (select id, subject from ledger_case where town = ${town} and replaced_at is null and loop = 'matter') as c on c.subject = m.id
`

/** What must hold after a kill: everything acknowledged is there, nothing is there by halves, the chain and the cases agree with it. Of a copy that was made meanwhile (`isLater`), more may be there. */
export async function expectNothingLost(
  kernel: Kernel,
  acknowledged: readonly string[],
  { isLater = false }: { readonly isLater?: boolean } = {},
): Promise<void> {
  const found = await kernel.engine.asOwner.read(async (session) => ({
    villages: await session.query(villages),
    batches: await session.query(batches),
    matters: await session.query(matters),
    cases: await session.query(casesOfMatters),
  }))
  const of = (verb: string) => acknowledged.filter((line) => line.startsWith(`${verb} `)).map((line) => line.slice(verb.length + 1))
  const codes = new Set(found.villages.map(({ code }) => code))
  expect(of('added').filter((mark) => !codes.has(mark))).toEqual([])
  const lines = new Map(found.batches.map(({ batch, lines }) => [batch, lines]))
  const whole = (mark: string) => (mark.endsWith('-aimed') ? batchRows.aimed : batchRows.ordinary)
  expect(of('imported').filter((mark) => !lines.has(mark))).toEqual([])
  expect([...lines].filter(([mark, count]) => count !== whole(mark))).toEqual([])
  const last = Number.parseInt(of('amended').at(-1) ?? '0', 10)
  const counter = Number.parseInt(found.villages.find(({ code }) => code === 'counter')?.people ?? '-1', 10)
  if (isLater) expect(counter).toBeGreaterThanOrEqual(last)
  else expect([0, 1]).toContain(counter - last)
  const status = new Map(found.matters.map(({ code, status }) => [code, status]))
  expect(of('reported').filter((mark) => !status.has(mark))).toEqual([])
  expect(of('handled').filter((mark) => status.get(mark) !== 'handled')).toEqual([])
  expect(found.matters.filter(({ status, result }) => (status === 'handled') !== (result !== null))).toEqual([])
  const opened = new Map<string, number>()
  for (const { code } of found.matters) {
    const [, mark] = /^(\d+-aimed)-\d+$/.exec(code) ?? []
    if (mark !== undefined) opened.set(mark, (opened.get(mark) ?? 0) + 1)
  }
  expect(of('opened').filter((mark) => !opened.has(mark))).toEqual([])
  expect([...opened].filter(([, count]) => count !== batchRows.matters)).toEqual([])
  // Each has its case, and no case is without its record.
  expect(found.cases).toEqual([{ matters: found.matters.length, cases: found.matters.length, both: found.matters.length }])
  expect((await verifyAudit(kernel, checker)).problems).toEqual([])
  // A record that had moved without its case, or the other way round, is named here.
  expect((await verifyCases(kernel, checker)).problems).toEqual([])
}
