import { beforeAll, describe, expect, it } from 'vitest'
import { roles } from '../access/types.ts'
import {
  amendRecord,
  can,
  decidePair,
  fillPeople,
  findPeopleOf,
  listAudit,
  listDoubtful,
  noteReading,
  openPersonForCopy,
  proposePeople,
  readHousehold,
  readPerson,
  revealPerson,
  undoImport,
  undoPair,
  verifyAudit,
} from '../index.ts'
import { describeOneEngine } from '../storage/testing.ts'
import { as, numberOf, openPeopleTown, type PeopleTown } from './testing/people-pack.ts'

describeOneEngine('the page of a person', (open) => {
  let town: PeopleTown
  let person = ''
  let namesake = ''
  let home = ''
  let support = ''
  beforeAll(async () => {
    town = await openPeopleTown(await open())
    const { add, villages } = town
    const [here, there] = villages
    home = await add('home', { code: 'H1', head: '顾石龙', village: here })
    person = await add('citizen', { name: '顾石龙', number: numberOf(1), village: here, home, relation: 'head' })
    await add('citizen', { name: '顾小竹', number: numberOf(2), village: here, home, relation: 'child' })
    namesake = await add('citizen', { name: '顾石龙', number: numberOf(3), village: there })
    support = await add('support', { name: '顾石龙', number: numberOf(1), village: here, since: '2019-01-01', income: '4600.00' })
    await add('support', { name: '顾石龙', number: null, village: here, since: '2018-01-01' })
    await add('support', { name: '顾石龙', number: numberOf(3), village: there, since: '2020-01-01' })
    await add('payment', { support, paidOn: '2020-06-01' })
    await add('payment', { support, paidOn: '2020-12-01' })
    const ended = await add('response', { name: '一次响应', startedOn: '2020-01-23', endedOn: '2020-03-02' })
    const open_ = await add('response', { name: '又一次响应', startedOn: '2021-01-02' })
    await add('measure', { name: '顾石龙', number: numberOf(1), village: here, startedOn: '2020-02-01', response: ended })
    await add('measure', { name: '顾石龙', number: numberOf(1), village: here, startedOn: '2021-01-10', response: open_ })
  })

  it('gathers what every ledger says of them: by number, by name where there is none, through what refers to it, the newest first', async () => {
    const { sections, household, members } = await readPerson(town.kernel, as('clerk'), { id: person })
    expect(household).toEqual({ id: home, title: '顾石龙' })
    expect(members.map(({ name, relation, isHead }) => [name, relation, isHead])).toEqual([
      ['顾石龙', '户主', true],
      ['顾小竹', '子女', false],
    ])
    expect(
      sections.map(({ ledger, records }) => [ledger, records.map(({ date, byName }) => `${date ?? ''}${byName ? ' by name' : ''}`)]),
    ).toEqual([
      ['support', ['2019-01-01', '2018-01-01 by name']],
      ['payment', ['2020-12-01', '2020-06-01']],
      // Whose response has ended appears to nobody.
      ['measure', ['2021-01-10']],
    ])
    const other = await readPerson(town.kernel, as('clerk'), { id: namesake })
    expect(other.sections.map(({ ledger, total }) => [ledger, total])).toEqual([['support', 1]])
  })

  it('masks what not everybody sees until it is opened in full, which leaves one entry', async () => {
    const { kernel } = town
    const masked = await readPerson(kernel, as('clerk'), { id: person })
    expect(JSON.stringify(masked)).not.toContain(numberOf(1))
    expect(JSON.stringify(masked)).not.toContain('4600')
    expect(masked).toMatchObject({ full: false, mayReveal: true })
    const [before] = await listAudit(kernel, as('auditor'), {})
    await expect(revealPerson(kernel, as('clerk'), { id: person, reason: ' ' })).rejects.toMatchObject({ code: 'invalid' })
    const full = await revealPerson(kernel, as('clerk'), { id: person, reason: '核对低保' })
    expect(JSON.stringify(full)).toContain(numberOf(1))
    expect(JSON.stringify(full)).toContain('4600')
    const [after] = await listAudit(kernel, as('auditor'), {})
    expect(after).toMatchObject({
      action: 'reveal',
      ledger: 'citizen',
      record: person,
      detail: { page: true, records: 5, reason: '核对低保' },
    })
    expect(after?.seq).toBe((before?.seq ?? 0) + 1)
  })

  it('makes a copy for the person of what is surely theirs, to the last record, and of no namesake', async () => {
    const { kernel } = town
    const { page, unsure } = await openPersonForCopy(kernel, as('clerk'), { id: person })
    expect(JSON.stringify(page)).toContain('4600')
    expect(page.sections.flatMap(({ records }) => records).every(({ byName }) => !byName)).toBe(true)
    expect([page.sections.map(({ ledger, total }) => [ledger, total]), unsure]).toEqual([
      [
        ['support', 1],
        ['payment', 2],
        ['measure', 1],
      ],
      1,
    ])
    const other = await openPersonForCopy(kernel, as('clerk'), { id: namesake })
    expect([other.page.sections.map(({ ledger, total }) => [ledger, total]), other.unsure]).toEqual([[['support', 1]], 0])
    for (const role of ['leader', 'gridWorker', 'auditor', 'systemAdministrator', 'securityAdministrator'] as const)
      await expect(openPersonForCopy(kernel, as(role), { id: person })).rejects.toMatchObject({ code: 'not-permitted' })
    await noteReading(kernel, as('clerk'), { ledger: 'citizen', record: person, records: 5, action: 'export', reason: '本人到场' })
    const [entry] = await listAudit(kernel, as('auditor'), {})
    expect(entry).toMatchObject({ action: 'export', record: person, detail: { by: 'copy', rows: 5, reason: '本人到场' } })
  })

  it('leaves one entry for each list that shows numbers as they are, and none for a list of nobody', async () => {
    const { kernel, add, villages } = await openPeopleTown(await open())
    const count = async () => (await listAudit(kernel, as('auditor'), {})).length
    const before = await count()
    await listDoubtful(kernel, as('clerk'))
    await proposePeople(kernel, as('clerk'))
    expect(await count()).toBe(before)
    await add('support', { name: '章小禾', number: numberOf(2), village: villages[1] })
    await proposePeople(kernel, as('clerk'))
    const [proposed] = await listAudit(kernel, as('auditor'), {})
    expect(proposed).toMatchObject({ action: 'reveal', ledger: 'citizen', record: null, detail: { list: 'proposed', records: 1 } })
    await add('citizen', { name: '顾石龙', number: numberOf(1), village: villages[0] })
    await add('citizen', { name: '顾石龙', stated: numberOf(1).slice(0, 16), village: villages[0] })
    await listDoubtful(kernel, as('clerk'))
    const [doubtful] = await listAudit(kernel, as('auditor'), {})
    expect(doubtful).toMatchObject({ action: 'reveal', detail: { list: 'doubtful', records: 1 } })
  })

  it('links nobody by a number that the reader does not see, and opens nothing in full to them', async () => {
    for (const role of roles.filter(
      (one) => can(as(one), 'read') && !can(as(one), 'reveal') && one !== 'gridWorker' && one !== 'villageCadre',
    )) {
      const page = await readPerson(town.kernel, as(role), { id: person })
      expect([role, page.sections.map(({ ledger, total, records }) => [ledger, total, records.every(({ byName }) => byName)])]).toEqual([
        role,
        [
          ['support', 2, true],
          ['payment', 2, false],
        ],
      ])
      await expect(revealPerson(town.kernel, as(role), { id: person, reason: '核对' })).rejects.toMatchObject({ code: 'not-permitted' })
      await expect(listDoubtful(town.kernel, as(role))).rejects.toMatchObject({ code: 'not-permitted' })
      await expect(proposePeople(town.kernel, as(role))).rejects.toMatchObject({ code: 'not-permitted' })
    }
  })

  it('is for a village cadre in their own village only', async () => {
    const cadre = await town.add('cadre', { name: '章大河', village: town.villages[1] })
    const actor = as('villageCadre', { cadre })
    await expect(readPerson(town.kernel, actor, { id: person })).rejects.toMatchObject({ code: 'not-found' })
    await expect(readHousehold(town.kernel, actor, { id: home })).rejects.toMatchObject({ code: 'not-found' })
    const page = await readPerson(town.kernel, actor, { id: namesake })
    expect(page.sections.map(({ ledger, total }) => [ledger, total])).toEqual([['support', 1]])
    expect(await findPeopleOf(town.kernel, actor, { ledger: 'support', id: support })).toEqual([])
  })

  it('is led to by every record that is about them', async () => {
    expect(await findPeopleOf(town.kernel, as('clerk'), { ledger: 'support', id: support })).toEqual([
      { ledger: 'citizen', id: person, title: '顾石龙' },
    ])
    const { sections } = await readPerson(town.kernel, as('clerk'), { id: person })
    const payment = sections.find(({ ledger }) => ledger === 'payment')?.records[0]?.id ?? ''
    expect(await findPeopleOf(town.kernel, as('clerk'), { ledger: 'payment', id: payment })).toEqual([
      { ledger: 'citizen', id: person, title: '顾石龙' },
    ])
    expect(await findPeopleOf(town.kernel, as('clerk'), { ledger: 'village', id: town.villages[0] })).toEqual([])
  })

  it('of a household has what is said of all who live in it', async () => {
    const page = await readHousehold(town.kernel, as('clerk'), { id: home })
    expect(page.members).toHaveLength(2)
    expect(page.sections.map(({ ledger, total }) => [ledger, total])).toEqual([
      ['support', 2],
      ['payment', 2],
      ['measure', 1],
    ])
  })
})

describeOneEngine('records that may be of one person', (open) => {
  describe('decided and taken back', { shuffle: false }, () => {
    let town: PeopleTown
    let one = ''
    let other = ''
    let decision = ''
    beforeAll(async () => {
      town = await openPeopleTown(await open())
      const { add, villages } = town
      one = await add('citizen', { name: '顾石龙', number: numberOf(1), village: villages[0] })
      other = await add('citizen', { name: '顾石龙', stated: numberOf(1).slice(0, 16), village: villages[0] })
      await add('support', { name: '顾石龙', number: numberOf(1), village: villages[0], since: '2019-01-01' })
    })

    it('are proposed, put off, and proposed again behind the others', async () => {
      const { pairs, mayDecide } = await listDoubtful(town.kernel, as('clerk'))
      expect(mayDecide).toBe(true)
      expect(pairs.map(({ rules, later }) => [rules, later])).toEqual([[['cut-number', 'same-name'], false]])
      await decidePair(town.kernel, as('clerk'), { verdict: 'later', kept: one, other })
      expect((await listDoubtful(town.kernel, as('clerk'))).pairs.map(({ later }) => later)).toEqual([true])
    })

    it('are one page when they are one person, and no pair any more', async () => {
      ;({ id: decision } = await decidePair(town.kernel, as('clerk'), { verdict: 'same', kept: one, other, why: '本人到场核对' }))
      const { pairs, decided } = await listDoubtful(town.kernel, as('clerk'))
      expect(pairs).toEqual([])
      expect(decided).toMatchObject([{ verdict: 'same', actor: 'clerk', why: '本人到场核对', decidedOn: '2021-01-25' }])
      const page = await readPerson(town.kernel, as('clerk'), { id: one })
      expect(page.merged.map(({ id }) => id)).toEqual([other])
      expect((await readPerson(town.kernel, as('clerk'), { id: other })).mergedInto?.id).toBe(one)
    })

    it('are not decided twice, nor merged by who may not change numbers', async () => {
      await expect(decidePair(town.kernel, as('clerk'), { verdict: 'different', kept: other, other: one })).rejects.toMatchObject({
        code: 'conflict',
      })
      for (const role of roles.filter((each) => !can(as(each), 'guarded') || !can(as(each), 'write')))
        await expect(decidePair(town.kernel, as(role), { verdict: 'same', kept: one, other })).rejects.toMatchObject({
          code: 'not-permitted',
        })
    })

    it('are as they were when it is taken back', async () => {
      await undoPair(town.kernel, as('clerk'), { id: decision })
      const { pairs, decided } = await listDoubtful(town.kernel, as('clerk'))
      expect([pairs.length, decided.length]).toEqual([1, 0])
      expect((await readPerson(town.kernel, as('clerk'), { id: one })).merged).toEqual([])
      expect((await readPerson(town.kernel, as('clerk'), { id: other })).mergedInto).toBeNull()
      await expect(undoPair(town.kernel, as('clerk'), { id: decision })).rejects.toMatchObject({ code: 'not-found' })
      expect((await verifyAudit(town.kernel, as('auditor'))).problems).toEqual([])
    })

    it('stay apart once somebody has said that they are two', async () => {
      await decidePair(town.kernel, as('clerk'), { verdict: 'different', kept: one, other })
      expect((await listDoubtful(town.kernel, as('clerk'))).pairs).toEqual([])
    })
  })
})

describeOneEngine('whom the register does not have', (open) => {
  it('is proposed from the ledgers that name them by number, taken in as one import and taken back as one', async () => {
    const { kernel, add, villages } = await openPeopleTown(await open())
    await add('citizen', { name: '顾石龙', number: numberOf(1), village: villages[0] })
    await add('support', { name: '顾石龙', number: numberOf(1), village: villages[0] })
    await add('support', { name: '章小禾', number: numberOf(2), village: villages[1] })
    await add('support', { name: '章小禾', number: numberOf(2), village: villages[1] })
    await add('support', { name: '无号', number: null, village: villages[1] })
    const running = await add('response', { name: '响应', startedOn: '2021-01-02' })
    // Who is under a measure is not copied into what stays.
    await add('measure', { name: '管控者', number: numberOf(4), village: villages[0], startedOn: '2021-01-10', response: running })
    const proposed = await proposePeople(kernel, as('clerk'))
    expect(proposed).toEqual([{ name: '章小禾', number: numberOf(2), village: '石门村', from: ['救助'] }])
    const numbers = proposed.map(({ number }) => number)
    expect(await fillPeople(kernel, as('clerk'), { numbers, preview: true })).toMatchObject({ added: 1, rejected: [] })
    expect(await proposePeople(kernel, as('clerk'))).toHaveLength(1)
    const { added, entry = 0 } = await fillPeople(kernel, as('clerk'), { numbers: [...numbers, numberOf(4)], preview: false })
    expect(added).toBe(1)
    expect(await proposePeople(kernel, as('clerk'))).toEqual([])
    await undoImport(kernel, as('clerk'), { ledger: 'citizen', entry })
    expect(await proposePeople(kernel, as('clerk'))).toEqual(proposed)
    await amendRecord(kernel, as('clerk'), {
      ledger: 'citizen',
      id: await add('citizen', { name: '章小禾', village: villages[1] }),
      version: 1,
      values: { number: numberOf(2) },
    })
    expect(await proposePeople(kernel, as('clerk'))).toEqual([])
  })
})
