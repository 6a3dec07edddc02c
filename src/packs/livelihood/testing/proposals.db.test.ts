import { beforeAll, expect, it } from 'vitest'
import { wholeTables } from '../../../../conformance/whole-tables.ts'
import { fc } from '../../../definition/testing/seeded.ts'
import {
  amendRecord,
  confirmDestruction,
  type Engine,
  listAudit,
  newOnce,
  receive,
  requestDestruction,
  switchPublicPage,
  verifyAudit,
  verifyCases,
  withdrawRecord,
} from '../../../kernel/index.ts'
import { dumpTables } from '../../../kernel/storage/testing/dump-tables.ts'
import { describeEngines } from '../../../kernel/storage/testing.ts'
import { type Collecting, openCollecting, proposalLedger } from './open-collecting.ts'

const told = { name: '装路灯', publicText: '村口到学校没有路灯。' }

describeEngines('proposals of the public', (open) => {
  let engine: Engine
  let collecting: Collecting
  beforeAll(async () => {
    engine = await open(wholeTables)
    collecting = await openCollecting(engine)
  })

  it('come in as nobody’s, with a number, a receipt and a term, and nothing filled in but what is asked', async () => {
    const { town, send, find, follow } = collecting
    const sent = {
      name: '装路灯',
      status: 'listed',
      source: 'office',
      reply: '同意',
      publishedOn: '2020-01-01',
      number: 'JY999',
      village: '',
    }
    const { code, number } = await send(sent, { contact: '13800000000' })
    expect(number).toMatch(/^JY2020\d{5}$/)
    const subject = await find(number)
    const { values, actor } = await town.read(subject.ledger, subject.id)
    expect(values).toMatchObject({
      number,
      source: 'resident',
      year: '2020',
      receivedOn: '2020-06-01',
      status: 'received',
      reply: null,
      publishedOn: null,
      publicText: '晚上没有灯，走路不方便。',
    })
    expect(actor).toBe('public')
    expect(await town.caseOf(subject.ledger, subject.id)).toMatchObject({ state: 'received' })
    expect(await follow(code.toLowerCase())).toMatchObject({ own: { state: '待筛选', key: undefined }, into: undefined })
    expect(await follow('0000-0000-0000-0000')).toBeUndefined()
    const [left] = await town.all('proposal-enclosure')
    expect(left?.values.contact).toBe('13800000000')
    const entries = await listAudit(town.kernel, { ...town.system, role: 'auditor' }, { limit: 20 })
    expect(entries.filter(({ action }) => action === 'receipt.give')).toMatchObject([
      { actor: 'public', detail: { receipt: expect.any(String) } },
    ])
    expect(JSON.stringify(entries)).not.toContain(code)
  })

  it('sent twice, ten times at once, or again after the answer was lost are one; said otherwise in the same form they are another', async () => {
    const { town, place } = collecting
    const once = newOnce()
    const form = { values: { name: '修水渠', content: '漏水', category: 'water' }, contact: '', pictures: [], once, address: '10.9.9.9' }
    const before = (await town.all(proposalLedger)).length
    const given = await Promise.all(Array.from({ length: 10 }, () => receive(town.kernel, place, form)))
    expect(new Set(given.map((one) => JSON.stringify(one))).size).toBe(1)
    expect(await town.all(proposalLedger)).toHaveLength(before + 1)
    const other = await receive(town.kernel, place, { ...form, values: { ...form.values, content: '又漏了' } })
    expect(other).not.toEqual(given[0])
    expect(await town.all(proposalLedger)).toHaveLength(before + 2)
  })

  it('are held back where too many come from one address, at once too, and let in again later, on a server started anew as well', async () => {
    const { town, place } = collecting
    town.toDay('2020-06-10')
    const one = (index: number, address = '2001:db8:1:2::7') =>
      receive(town.kernel, place, {
        values: { name: `第${index}条`, content: '内容', category: 'other' },
        contact: '',
        pictures: [],
        once: newOnce(),
        address,
      })
    const given = await Promise.all(Array.from({ length: 20 }, (_, index) => one(index)))
    expect(given.filter((answer) => !('wait' in answer))).toHaveLength(8)
    expect(given.find((answer) => 'wait' in answer)).toMatchObject({ of: 'address', wait: 600 })
    // The same network, another address of it; and somebody else.
    expect(await one(21, '2001:0db8:0001:0002:ffff::1')).toMatchObject({ of: 'address' })
    expect(await one(22, '::ffff:10.8.8.8')).toHaveProperty('code')
    town.toDay('2020-06-11')
    expect(await one(23)).toHaveProperty('code')
  })

  it('are taken only while the page is open and something is collected', async () => {
    const { town, send, follow } = collecting
    const { code } = await send({ name: '修桥' })
    await switchPublicPage(town.kernel, town.system, { page: 'livelihood-proposals', open: false })
    await expect(send({ name: '修桥二' })).rejects.toMatchObject({ code: 'wrong-state' })
    expect(await follow(code)).toBeUndefined()
    await switchPublicPage(town.kernel, town.system, { page: 'livelihood-proposals', open: true })
    town.toDay('2021-01-01')
    await expect(send({ name: '修桥三' })).rejects.toThrow('没有在征集')
    expect(await follow(code)).toMatchObject({ own: { state: '待筛选' } })
    town.toDay('2020-06-12')
  })

  it('are refused field by field in words, and keep no sign that nobody sees', async () => {
    const { town, send, find } = collecting
    await expect(send({ name: '' })).rejects.toMatchObject({ code: 'invalid', fields: [{ field: 'name' }] })
    await expect(send({ name: '长'.repeat(41) })).rejects.toThrow('最多 40 个字')
    await expect(send({ content: '长'.repeat(1001) })).rejects.toThrow('最多 1000 个字')
    await expect(send({ category: 'nothing' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(send({ village: '0f0f0f0f-0000-7000-8000-000000000000' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(send({}, { contact: '1'.repeat(61) })).rejects.toThrow('最多 60 个字')
    await expect(send({}, { once: 'x' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(send({}, { pictures: [{ name: 'x', bytes: Buffer.from('%PDF-1.7 x') }] })).rejects.toThrow('只收照片')
    const { number } = await send({ name: '修\u0000路\u202e\u200b', content: '一\r\n\r\n\r\n\r\n二' })
    const { id } = await find(number)
    expect((await town.read(proposalLedger, id)).values).toMatchObject({ name: '修路', content: '一\n\n二' })
  })

  it('stay as they were written, and are never withdrawn', async () => {
    const { town, send, find } = collecting
    const { number } = await send({ name: '照原样' })
    const { id } = await find(number)
    const { version } = await town.read(proposalLedger, id)
    const amend = (values: Readonly<Record<string, string | null>>) =>
      amendRecord(town.kernel, town.maker, { ledger: proposalLedger, id, version, values })
    for (const values of [{ content: '改过的' }, { source: 'office' }, { receivedOn: '2020-01-01' }, { mergedInto: id }])
      await expect(amend(values)).rejects.toThrow('不能改')
    await expect(withdrawRecord(town.kernel, town.maker, { ledger: proposalLedger, id, version, reason: '误' })).rejects.toThrow('不能')
  })

  it('are screened by the town’s own lists, and refused with a reason', async () => {
    const { town, send, find, good, bad, follow } = collecting
    const { number, code } = await send({ name: '给我家修围墙' })
    const subject = await find(number)
    expect(await town.refused(town.maker, subject, 'pool', { values: { ...told, criterion: bad } })).toContain('正面清单')
    expect(await town.refused(town.maker, subject, 'refuse', { values: { ...told, criterion: good, reply: '不行' } })).toContain('负面清单')
    expect(await town.refused(town.maker, subject, 'refuse', { values: { ...told, criterion: bad } })).toContain('公开答复')
    const ended = await town.add('proposal-criterion', { list: 'negative', name: '旧的一条', endedOn: '2020-06-01' })
    expect(await town.refused(town.maker, subject, 'refuse', { values: { ...told, criterion: ended, reply: '不行' } })).toContain('停用')
    await town.step(town.maker, subject, 'refuse', { values: { ...told, criterion: bad, reply: '属于个别诉求，已转村镇建设办公室。' } })
    const found = await follow(code)
    expect(found?.own.state).toBe('未采纳')
    expect(found?.own.key).toMatch(/^[0-9a-f]{12}$/)
    expect(found?.own.facts.map(({ text }) => text)).toEqual(expect.arrayContaining(['只有一户受益', '属于个别诉求，已转村镇建设办公室。']))
  })

  it('lose no receipt whatever is merged into what, in which order, and by whom at once', async () => {
    const { town, send, find, good, follow } = collecting
    town.toDay('2020-07-01')
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { minLength: 1, maxLength: 9 }), async (merges) => {
        const given = []
        for (let index = 0; index < 6; index += 1) given.push(await send({ name: `第${index}件` }))
        const subjects = await Promise.all(given.map(({ number }) => find(number)))
        for (const subject of subjects) await town.step(town.maker, subject, 'pool', { values: { ...told, criterion: good } })
        const parent = new Map<number, number>()
        for (const [from, to] of merges) {
          const [subject, target] = [subjects[from], subjects[to]]
          if (subject === undefined || target === undefined) continue
          const isLegal = from !== to && !parent.has(from) && !parent.has(to)
          const step = town.step(town.maker, subject, 'combine', { values: { ...told, mergedInto: target.id } })
          if (isLegal) await step.then(() => parent.set(from, to))
          else await expect(step).rejects.toThrow()
        }
        const rootOf = (index: number): number => {
          const next = parent.get(index)
          return next === undefined ? index : rootOf(next)
        }
        for (const [index, { code, number }] of given.entries()) {
          const found = await follow(code)
          expect(found?.own.facts[0]?.text).toBe(number)
          const root = rootOf(index)
          expect(found?.into?.facts[0]?.text).toBe(root === index ? undefined : given[root]?.number)
          // One step is enough: whatever was merged before went along.
          if (root !== index)
            expect((await town.read(proposalLedger, subjects[index]?.id ?? '')).values.mergedInto).toBe(subjects[root]?.id)
        }
      }),
      { numRuns: 6 },
    )
  })

  it('merged into each other by two clerks at once do not turn in a ring', async () => {
    const { town, send, find, good, follow } = collecting
    const given = [await send({ name: '甲' }), await send({ name: '乙' })]
    const [left, right] = await Promise.all(given.map(({ number }) => find(number)))
    if (left === undefined || right === undefined) throw new Error('nothing came in')
    for (const subject of [left, right]) await town.step(town.maker, subject, 'pool', { values: { ...told, criterion: good } })
    const done = await Promise.allSettled([
      town.step(town.maker, left, 'combine', { values: { ...told, mergedInto: right.id } }),
      town.step(town.checker, right, 'combine', { values: { ...told, mergedInto: left.id } }),
    ])
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await Promise.all(given.map(({ code }) => follow(code)))).filter((found) => found?.into !== undefined)).toHaveLength(1)
  })

  it('outlive what was left beside them, which is destroyed with the season by two administrators', async () => {
    const { town, send, follow, season, find } = collecting
    const { kernel, system } = town
    const photo = Buffer.of(0xff, 0xd8, 0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9)
    const { code, number } = await send({ name: '留了电话' }, { contact: '13811112222', pictures: [{ name: '照片1', bytes: photo }] })
    const name = { responses: 'proposal-season', response: season }
    const ask = () => requestDestruction(kernel, system, { ...name, method: '物理删除', witness: '县档案馆' })
    await expect(ask()).rejects.toThrow('才结束')
    town.toDay('2021-01-05')
    const { id } = await ask()
    await expect(confirmDestruction(kernel, system, { id })).rejects.toThrow('不能复核')
    expect(await confirmDestruction(kernel, { ...system, id: 'second', name: '另一位管理员' }, { id })).toMatchObject({ state: 'cleaned' })
    expect(await town.all('proposal-enclosure')).toEqual([])
    expect(await dumpTables(engine)).not.toContain('13811112222')
    expect(await follow(code)).toMatchObject({ own: { name: '留了电话', state: '待筛选' } })
    expect((await town.read(proposalLedger, (await find(number)).id)).values.content).toBe('晚上没有灯，走路不方便。')
    // Nothing more comes into a season that is over.
    await expect(send({ name: '晚了' }, { contact: '1' })).rejects.toMatchObject({ code: 'wrong-state' })
  })

  it('leave a chain and cases that verify, and a receipt that was lost or turned is found', async () => {
    const { town } = collecting
    const { sql } = await import('kysely')
    expect((await verifyAudit(town.kernel, town.system)).problems).toEqual([])
    expect((await verifyCases(town.kernel, town.system)).problems).toEqual([])
    const own = sql`town = ${town.system.town}`
    await engine.asOwner.write((session) =>
      session.query(sql`delete from public_receipt where ${own} and digest = (select min(digest) from public_receipt where ${own})`),
    )
    expect((await verifyAudit(town.kernel, town.system)).problems).toMatchObject([{ message: expect.stringContaining('公众回执') }])
  })
})
