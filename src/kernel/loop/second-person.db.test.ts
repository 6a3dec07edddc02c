import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { resolveCatalogue } from '../../definition/catalogue/resolve-catalogue.ts'
import { field } from '../../definition/field/field.ts'
import { defineLedger } from '../../definition/ledger/define-ledger.ts'
import { defineLoop } from '../../definition/loop/define-loop.ts'
import { definePack } from '../../definition/pack/define-pack.ts'
import { fc } from '../../definition/testing/seeded.ts'
import { initTown } from '../access/town/init-town.ts'
import type { Actor, Role } from '../access/types.ts'
import type { Kernel } from '../context.ts'
import {
  addRecord,
  agreeChanges,
  amendRecord,
  bulkRecords,
  changeUser,
  closeYear,
  createUser,
  getAccessRules,
  getRecord,
  importRows,
  listPending,
  openCase,
  openKernel,
  refuseChange,
  setAccessRules,
  takeStep,
  undoBulk,
  undoImport,
  verifyAudit,
  withdrawChange,
  withdrawRecord,
} from '../index.ts'
import { describeEngines, isSampled } from '../storage/testing.ts'
import { loopPack } from './loop-pack.ts'

const card = defineLedger({
  id: 'card',
  label: '账户',
  kind: 'register',
  fields: {
    holder: field.text({ label: '户名', required: true }),
    account: field.bankCard({ label: '账号', secrecy: 'sensitive' }),
    amount: field.money({ label: '金额' }),
    note: field.text({ label: '备注' }),
    openedOn: field.date({ label: '开户日期' }),
  },
  date: 'openedOn',
  title: ['holder'],
  unique: [['holder']],
})

const request = defineLedger({
  id: 'request',
  label: '换卡申请',
  kind: 'register',
  fields: {
    card: field.ref({ label: '账户', to: 'card', required: true }),
    wanted: field.text({ label: '新账号', required: true }),
    account: field.bankCard({ label: '原账号' }),
  },
  title: ['wanted'],
})

const requestLoop = defineLoop({
  id: 'request',
  label: '换卡',
  ledger: request,
  start: 'hand',
  openBy: ['clerk'],
  initial: 'asked',
  states: { asked: { label: '待办', timeless: '随到随办' }, done: { label: '办结', ends: 'done' } },
  steps: {
    change: {
      label: '换卡',
      from: 'asked',
      to: 'done',
      by: ['clerk'],
      sets: { account: { expression: 'wanted' } },
      effects: [{ amend: 'card', when: 'id = outer.card', values: { account: { expression: 'outer.wanted' } } }],
    },
  },
  escalation: [{ after: 0, to: 'leader' }],
})

const pack = definePack({
  id: 'bank',
  label: '账户',
  office: '财政所',
  ledgers: [card, request],
  indicators: [],
  loops: [requestLoop],
})

const [first, second, third] = ['6222020000000000018', '6222020000000000026', '6222020000000000034']

describeEngines('a second person', (open, engine) => {
  let kernel: Kernel
  let opened = 0
  beforeAll(async () => {
    const { catalogue, diagnostics } = resolveCatalogue([pack, loopPack([pack])])
    if (diagnostics.length > 0) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
    kernel = await openKernel({ engine: await open(), catalogue, clock: () => new Date('2021-01-04T01:00:00Z') })
  })

  /** A town whose rules ask for one, with a card that has an account; further people as they are needed. */
  const fresh = async () => {
    opened += 1
    const town = String(999_901_300 + opened)
    await initTown(kernel, { town, name: '青竹镇', algorithm: opened % 2 === 0 ? 'sm3' : 'sha256' })
    const system: Actor = { id: 'system', name: '系统', town, role: 'administrator' }
    const user = async (account: string, role: Role, cadre?: string): Promise<Actor> => {
      const name = `用户${account}`
      const { id } = await createUser(kernel, system, { account, name, role, office: '办公室', password: 'bamboo-2020', cadre })
      return { id, name, town, role, ...(cadre === undefined ? {} : { cadre }) }
    }
    const clerk = await user('clerk', 'clerk')
    const other = await user('other', 'clerk')
    const { id } = await addRecord(kernel, clerk, { ledger: 'card', values: { holder: '竹青', account: first, amount: '5' } })
    await setAccessRules(kernel, system, { ...(await getAccessRules(kernel, system)), secondPerson: true })
    const read = () => getRecord(kernel, other, { ledger: 'card', id })
    const amend = async (values: Readonly<Record<string, string | null>>, actor = clerk, reason = '本人换卡') =>
      amendRecord(kernel, actor, { ledger: 'card', id, version: (await read()).version, values, reason })
    const pending = (actor = other) => listPending(kernel, actor)
    const waiting = async () => (await pending()).filter(({ state }) => state === 'waiting')
    const sound = async () => expect((await verifyAudit(kernel, other)).problems).toEqual([])
    return { town, system, user, clerk, other, id, read, amend, pending, waiting, sound }
  }
  type Town = Awaited<ReturnType<typeof fresh>>
  const only = async (town: Town) => {
    const [one, more] = await town.waiting()
    if (one === undefined || more !== undefined) throw new Error('not one change waits')
    return one
  }

  it('agrees to a changed account before it takes effect; what else was changed is written at once', async () => {
    const town = await fresh()
    const answer = await town.amend({ account: second, note: '换卡' })
    expect(answer.values).toMatchObject({ account: first, note: '换卡' })
    const one = await only(town)
    expect(one).toMatchObject({
      kind: 'record',
      ledger: 'card',
      record: town.id,
      title: '竹青',
      reason: '本人换卡',
      askedBy: town.clerk.id,
    })
    expect(one.fields).toEqual([{ label: '账号', was: first, will: second }])
    expect([one.mayAgree, one.mayWithdraw]).toEqual([true, false])
    expect((await town.pending(town.clerk))[0]).toMatchObject({ mayAgree: false, mayWithdraw: true, alone: false })
    expect(await agreeChanges(kernel, town.other, { ids: [one.id] })).toEqual([{ id: one.id, state: 'agreed' }])
    expect((await town.read()).values).toMatchObject({ account: second, note: '换卡' })
    expect(await town.waiting()).toEqual([])
    expect((await town.pending(town.clerk))[0]).toMatchObject({ state: 'agreed', settledBy: town.other.id, fields: [] })
    await town.sound()
  })

  it('agrees to a change of a closed year only with a reason of their own', async () => {
    const town = await fresh()
    await town.amend({ openedOn: '2020-05-01' })
    await town.amend({ account: second })
    const { id } = await only(town)
    await closeYear(kernel, await town.user('bianji', 'editor'), { year: '2020' })
    await expect(agreeChanges(kernel, town.other, { ids: [id] })).rejects.toMatchObject({ code: 'year-closed' })
    expect([(await town.read()).values.account, (await town.waiting()).length]).toEqual([first, 1])
    expect(await agreeChanges(kernel, { ...town.other, correction: '凭证更正' }, { ids: [id] })).toEqual([{ id, state: 'agreed' }])
    expect((await town.read()).values.account).toBe(second)
    await town.sound()
  })

  it('is not needed for what was empty, for a new record, and for an amount', async () => {
    const town = await fresh()
    await town.amend({ amount: '6' })
    const { id, version } = await addRecord(kernel, town.clerk, { ledger: 'card', values: { holder: '竹白' } })
    const filled = await amendRecord(kernel, town.clerk, { ledger: 'card', id, version, values: { account: third } })
    expect(filled.values.account).toBe(third)
    expect(await town.waiting()).toEqual([])
  })

  it('is never the one who asked, whichever account of theirs', async () => {
    const town = await fresh()
    const cadre = '00000000-0000-7000-8000-000000000001'
    const asker: Actor = { ...town.clerk, cadre }
    await town.amend({ account: second }, asker)
    const { id } = await only(town)
    await expect(agreeChanges(kernel, town.clerk, { ids: [id] })).rejects.toMatchObject({ code: 'not-permitted' })
    const twin: Actor = { id: '00000000-0000-7000-8000-000000000002', name: '另一个', town: town.town, role: 'editor', cadre }
    await expect(agreeChanges(kernel, twin, { ids: [id] })).rejects.toMatchObject({ message: expect.stringMatching(/另一个账号也不行/) })
    const worker: Actor = { id: 'x', name: '网格员', town: town.town, role: 'gridWorker' }
    await expect(agreeChanges(kernel, worker, { ids: [id] })).rejects.toMatchObject({ code: 'not-permitted' })
    await expect(refuseChange(kernel, town.clerk, { id, reason: '不' })).rejects.toMatchObject({ code: 'not-permitted' })
    await expect(withdrawChange(kernel, town.other, { id })).rejects.toMatchObject({ code: 'not-permitted' })
    expect((await town.read()).values.account).toBe(first)
  })

  it('who is missing is told of: one person alone cannot agree with themselves', async () => {
    const town = await fresh()
    await changeUser(kernel, town.system, { id: town.other.id, disabled: true })
    await town.amend({ account: second })
    const { id } = await only(town)
    await expect(agreeChanges(kernel, town.clerk, { ids: [id] })).rejects.toMatchObject({
      code: 'not-permitted',
      message: expect.stringMatching(/只有你一人有这项权限.*开通账号/),
    })
    expect((await town.pending(town.clerk))[0]).toMatchObject({ alone: true })
  })

  it('refuses with a reason, and the one who asked takes it back; both are told', async () => {
    const town = await fresh()
    await town.amend({ account: second })
    const refused = await only(town)
    await expect(refuseChange(kernel, town.other, { id: refused.id, reason: ' ' })).rejects.toMatchObject({ code: 'invalid' })
    await refuseChange(kernel, town.other, { id: refused.id, reason: '不是本人的卡' })
    await town.amend({ account: third })
    const withdrawn = await only(town)
    await withdrawChange(kernel, town.clerk, { id: withdrawn.id })
    const told = await town.pending(town.clerk)
    expect(told.map(({ state }) => state).sort()).toEqual(['refused', 'withdrawn'])
    expect(told.find(({ state }) => state === 'refused')).toMatchObject({ settledReason: '不是本人的卡', settledBy: town.other.id })
    await expect(agreeChanges(kernel, town.other, { ids: [refused.id] })).rejects.toMatchObject({ code: 'wrong-state' })
    expect((await town.read()).values.account).toBe(first)
    await town.sound()
  })

  it('who agrees at the same time as another is told that it is done', async () => {
    const town = await fresh()
    const third = await town.user('third', 'editor').catch(() => undefined)
    const leader: Actor = third ?? { ...town.other, id: 'leader', role: 'leader' }
    await town.amend({ account: second })
    const { id } = await only(town)
    const [left, right] = await Promise.allSettled([
      agreeChanges(kernel, town.other, { ids: [id] }),
      agreeChanges(kernel, leader, { ids: [id] }),
    ])
    const states = [left.status, right.status].sort()
    expect(states).toEqual(['fulfilled', 'rejected'])
    const { version, values } = await town.read()
    expect([version, values.account]).toEqual([3, second])
    await town.sound()
  })

  it('does not agree to what was changed in between: it is overtaken, and shown so', async () => {
    const town = await fresh()
    await town.amend({ account: second })
    const { id } = await only(town)
    await town.amend({ note: '无关' })
    expect((await only(town)).id).toBe(id)
    await town.amend({ amount: '5000' }, town.other)
    expect((await town.pending(town.clerk)).find((one) => one.id === id)).toMatchObject({ state: 'overtaken', settledBy: town.other.id })
    await expect(agreeChanges(kernel, town.other, { ids: [id] })).rejects.toMatchObject({ code: 'wrong-state' })
    await town.amend({ account: second })
    const again = await only(town)
    await withdrawRecord(kernel, town.other, { ledger: 'card', id: town.id, version: (await town.read()).version, reason: '销户' })
    expect((await town.pending(town.clerk)).find((one) => one.id === again.id)?.state).toBe('overtaken')
    await town.sound()
  })

  it('finds what was written behind the chain, and does not write upon it', async () => {
    const town = await fresh()
    await town.amend({ account: second })
    const { id } = await only(town)
    await kernel.engine.asOwner.write((session) => session.query(sql`update ledger_card set account = ${third} where id = ${town.id}`))
    expect(await agreeChanges(kernel, town.other, { ids: [id] })).toEqual([{ id, state: 'overtaken' }])
    await kernel.engine.asOwner.write((session) => session.query(sql`update pending_change set state = 'waiting' where id = ${id}`))
    const { problems } = await verifyAudit(kernel, town.other)
    expect(problems.map(({ message }) => message)).toContainEqual(expect.stringMatching(/待同意的改动.*被改动过/))
  })

  it('is asked anew by another wish for the same field, and not by the same wish again', async () => {
    const town = await fresh()
    await town.amend({ account: second })
    const { id } = await only(town)
    const { version } = await town.read()
    await town.amend({ account: second }, town.other)
    expect((await town.read()).version).toBe(version)
    expect((await only(town)).id).toBe(id)
    await town.amend({ account: third })
    expect((await only(town)).id).not.toBe(id)
    await town.sound()
  })

  type Way = 'amend' | 'bulk' | 'undo bulk' | 'import' | 'undo import' | 'effect'
  const ways: readonly Way[] = ['amend', 'bulk', 'undo bulk', 'import', 'undo import', 'effect']
  const load = (actor: Actor, account: string) =>
    importRows(kernel, actor, { ledger: 'card', columns: ['户名', '账号'], rows: [{ row: 2, cells: { 户名: '竹青', 账号: account } }] })

  /** Changes the card's account to another by one of all ways there are. */
  const change = async (way: Way, town: Town, account: string): Promise<unknown> => {
    const { clerk, other, id } = town
    const bulk = async (to: string) =>
      bulkRecords(kernel, clerk, {
        ledger: 'card',
        operations: [{ type: 'amend', id, version: (await town.read()).version, values: { account: to } }],
      })
    const agree = async () => agreeChanges(kernel, other, { ids: [(await only(town)).id] })
    switch (way) {
      case 'amend':
        return town.amend({ account })
      case 'bulk':
        return bulk(account)
      case 'import':
        return load(clerk, account)
      case 'undo bulk': {
        // Taken back before anybody agreed: what waits is withdrawn.
        const { entry = 0 } = await bulk(account)
        await undoBulk(kernel, clerk, { ledger: 'card', entry })
        expect(await town.waiting()).toEqual([])
        await bulk(account)
        return agree()
      }
      case 'undo import': {
        const { entry = 0 } = await load(clerk, account)
        await undoImport(kernel, clerk, { ledger: 'card', entry })
        expect(await town.waiting()).toEqual([])
        await load(clerk, account)
        return agree()
      }
      case 'effect': {
        const { id: asked } = await addRecord(kernel, clerk, { ledger: 'request', values: { card: id, wanted: account, account: first } })
        const { case: one } = await openCase(kernel, clerk, { loop: 'request', subject: asked })
        await takeStep(kernel, clerk, { id: one.id, version: one.version, step: 'change' })
        // The step's own record keeps its account too.
        expect((await getRecord(kernel, clerk, { ledger: 'request', id: asked })).values.account).toBe(first)
        const own = (await town.waiting()).find(({ ledger }) => ledger === 'request')
        return agreeChanges(kernel, other, { ids: [own?.id ?? ''] })
      }
    }
  }

  it('stands before every way of changing an account, and nothing of it takes effect without one', async () => {
    const account = fc.constantFrom(second, third)
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...ways), account, async (way, to) => {
        const town = await fresh()
        await change(way, town, to)
        if (!way.startsWith('undo')) {
          expect((await town.read()).values.account, way).toBe(first)
          expect(await agreeChanges(kernel, town.other, { ids: [(await only(town)).id] }), way).toMatchObject([{ state: 'agreed' }])
        }
        expect((await town.read()).values.account, way).toBe(to)
        await town.sound()
      }),
      { numRuns: isSampled(engine) ? 8 : 20, examples: ways.map((way) => [way, second] as [Way, string]) },
    )
  })

  it('is not asked for where the town does not', async () => {
    const town = await fresh()
    const rules = await getAccessRules(kernel, town.system)
    expect(await setAccessRules(kernel, town.system, { ...rules, secondPerson: false })).toMatchObject({ secondPerson: true })
    const boss = (await town.pending(town.system)).find(({ kind }) => kind === 'access-rules')
    await agreeChanges(kernel, { ...town.system, id: 'boss' }, { ids: [boss?.id ?? ''] })
    expect((await getAccessRules(kernel, town.system)).secondPerson).toBe(false)
    await town.amend({ account: second })
    expect((await town.read()).values.account).toBe(second)
  })
})
