import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor, Role } from '../../access/types.ts'
import { createUser } from '../../access/user/create-user.ts'
import type { Kernel } from '../../context.ts'
import { describeOneEngine } from '../../storage/testing.ts'
import { readInTown } from '../../town-session.ts'
import { addRecord } from '../command/add-record.ts'
import { restoreRecord } from '../command/restore-record.ts'
import { withdrawRecord } from '../command/withdraw-record.ts'
import { actorOf, foundTown, idNumber, openSample, otherTown } from '../testing/open-sample.ts'
import { verifyAudit } from '../verify/verify-audit.ts'
import { readCommentNotices } from './comment-notices.ts'
import {
  commentRecord,
  listCommentMarks,
  listMentionable,
  listRecordComments,
  markCommentsSeen,
  settleRecordComment,
  withdrawRecordComment,
} from './index.ts'

describeOneEngine('what is said beside a record', (open) => {
  let kernel: Kernel
  let clerk: Actor
  let leader: Actor
  let administrator: Actor
  const ledger = 'household'

  beforeAll(async () => {
    kernel = (await openSample(await open())).kernel
    const founder = await foundTown(kernel)
    const system: Actor = { id: 'system', name: '系统', town: founder.town, role: 'administrator' }
    const open1 = async (role: Role, name: string): Promise<Actor> => {
      const { id } = await createUser(kernel, system, { account: role, name, role, office: '办公室', password: 'bamboo-2020' })
      return { id, name, town: founder.town, role }
    }
    clerk = await open1('clerk', '沈文澜')
    leader = await open1('leader', '许知远')
    administrator = await open1('administrator', '林管理')
  })
  const place = async (number = 7) =>
    (
      await addRecord(kernel, clerk, {
        ledger,
        values: { head: '竹甲乙', idNumber: idNumber(number), phone: `1990000${String(number).padStart(4, '0')}` },
      })
    ).id
  const say = (actor: Actor, id: string, words: string, more: { answers?: string; mentions?: readonly string[] } = {}) =>
    commentRecord(kernel, actor, { ledger, id, words, ...more })
  const told = (actor: Actor) => readInTown(kernel, actor, 'read', readCommentNotices)

  it('is read with who said it, answered under it, settled and opened again by name', async () => {
    const id = await place(1)
    const [first] = await say(clerk, id, ' 户主搬走了？ ')
    expect(first).toMatchObject({ by: '沈文澜', own: true, words: '户主搬走了？', unread: false, settledBy: null, answers: [] })
    const comment = first?.id ?? ''
    await say(leader, id, '问过了，还在', { answers: comment })
    const settled = await settleRecordComment(kernel, leader, { ledger, id, comment, settled: true })
    expect(settled[0]).toMatchObject({ settledBy: '许知远', answers: [{ by: '许知远', words: '问过了，还在' }] })
    await expect(say(clerk, id, '再问', { answers: comment })).rejects.toMatchObject({ code: 'wrong-state' })
    const again = await settleRecordComment(kernel, clerk, { ledger, id, comment, settled: false })
    expect(again[0]).toMatchObject({ settledBy: null, settledAt: null })
    expect((await listRecordComments(kernel, leader, { ledger, id }))[0]?.unread).toBe(true)
  })

  it('calls somebody by @, who is told once with a way to the record and nothing of the words; whoever spoke is told of an answer', async () => {
    const id = await place(2)
    const [said] = await say(clerk, id, '@许知远 请看一下', { mentions: [leader.id] })
    expect(said?.mentions).toEqual([{ id: leader.id, name: '许知远' }])
    const { notices, unread } = await told(leader)
    expect([notices[0], unread]).toMatchObject([{ kind: 'mentioned', by: '沈文澜', ledger, record: id, title: '竹甲乙', readAt: null }, 1])
    expect(JSON.stringify(notices)).not.toContain('请看')
    await say(leader, id, '看过了', { answers: said?.id ?? '' })
    expect((await told(clerk)).notices[0]).toMatchObject({ kind: 'answered', by: '许知远', record: id })
    expect((await told(leader)).notices).toHaveLength(1)
    await expect(say(clerk, id, '@某人', { mentions: ['00000000-0000-7000-8000-000000000001'] })).rejects.toMatchObject({ code: 'invalid' })
  })

  it('is new to others until they have looked, as far as they have looked, and marks the row while it is open', async () => {
    const id = await place(3)
    const [first] = await say(clerk, id, '第一句')
    const markOf = async (actor: Actor) => (await listCommentMarks(kernel, actor, { ledger })).find(({ record }) => record === id)
    expect([await markOf(clerk), await markOf(leader)]).toMatchObject([
      { open: 1, unread: 0 },
      { open: 1, unread: 1 },
    ])
    const until = first?.id ?? ''
    await say(clerk, id, '第二句', { answers: until })
    await markCommentsSeen(kernel, leader, { ledger, id, until })
    expect(await markOf(leader)).toMatchObject({ open: 1, unread: 1 })
    const last = (await listRecordComments(kernel, leader, { ledger, id }))[0]?.answers[0]?.id ?? ''
    await markCommentsSeen(kernel, leader, { ledger, id, until: last })
    await markCommentsSeen(kernel, leader, { ledger, id, until })
    await settleRecordComment(kernel, clerk, { ledger, id, comment: until, settled: true })
    expect([await markOf(leader), await markOf(clerk)]).toEqual([undefined, undefined])
  })

  it('is taken back by who said it alone; its words stay for them and who oversees the town', async () => {
    const id = await place(4)
    const [said] = await say(clerk, id, '写错了地方')
    const comment = said?.id ?? ''
    await expect(withdrawRecordComment(kernel, leader, { ledger, id, comment })).rejects.toMatchObject({ code: 'not-permitted' })
    const [own] = await withdrawRecordComment(kernel, clerk, { ledger, id, comment })
    expect(own).toMatchObject({ words: '写错了地方', withdrawnAt: expect.any(String) })
    expect((await listRecordComments(kernel, leader, { ledger, id }))[0]).toMatchObject({ words: null, unread: false, by: '沈文澜' })
    expect((await listRecordComments(kernel, administrator, { ledger, id }))[0]?.words).toBe('写错了地方')
    await expect(say(leader, id, '为什么', { answers: comment })).rejects.toMatchObject({ code: 'wrong-state' })
    expect((await listCommentMarks(kernel, leader, { ledger })).filter(({ record }) => record === id)).toEqual([])
  })

  it('repeats no number that some see masked, however it is spaced', async () => {
    const id = await place(5)
    const number = idNumber(5)
    for (const words of [`证号${number}`, `证号 ${number.slice(0, 6)} ${number.slice(6)}`, '打19900000005没人接'])
      await expect(say(clerk, id, words)).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining('不要抄进评论') })
    await say(clerk, id, '竹甲乙的电话打不通')
    await expect(say(clerk, id, ' \n ')).rejects.toMatchObject({ code: 'invalid' })
  })

  it('goes out of sight with a record that is withdrawn, and comes back with it', async () => {
    const id = await place(6)
    const [said] = await say(clerk, id, '要留着')
    await withdrawRecord(kernel, clerk, { ledger, id, version: 1, reason: '重复' })
    await expect(say(leader, id, '还在吗')).rejects.toMatchObject({ code: 'not-found' })
    await expect(settleRecordComment(kernel, leader, { ledger, id, comment: said?.id ?? '', settled: true })).rejects.toMatchObject({
      code: 'not-found',
    })
    expect((await listCommentMarks(kernel, leader, { ledger })).filter(({ record }) => record === id)).toEqual([])
    await restoreRecord(kernel, clerk, { ledger, id })
    expect(await listRecordComments(kernel, leader, { ledger, id })).toMatchObject([{ words: '要留着' }])
  })

  it('is of its own town, its own ledger and its own record', async () => {
    const [id, other] = [await place(8), await place(9)]
    const [said] = await say(clerk, id, '只在这里')
    const comment = said?.id ?? ''
    const outsider = actorOf('administrator', otherTown)
    const refused = { code: 'not-found' }
    await expect(listRecordComments(kernel, outsider, { ledger, id })).rejects.toMatchObject(refused)
    await expect(say(outsider, id, '外面的')).rejects.toMatchObject(refused)
    await expect(listMentionable(kernel, outsider, { ledger, id })).rejects.toMatchObject(refused)
    await expect(markCommentsSeen(kernel, outsider, { ledger, id, until: comment })).rejects.toMatchObject(refused)
    expect(await listCommentMarks(kernel, outsider, { ledger })).toEqual([])
    for (const wrong of [
      { ledger, id: other },
      { ledger: 'firm', id },
    ])
      await expect(settleRecordComment(kernel, clerk, { ...wrong, comment, settled: true })).rejects.toMatchObject(refused)
    await expect(withdrawRecordComment(kernel, clerk, { ledger, id, comment: 'x' })).rejects.toMatchObject(refused)
    await expect(say(clerk, other, '答错了地方', { answers: comment })).rejects.toMatchObject(refused)
    await expect(say({ ...clerk, role: 'auditor' }, id, '看看')).rejects.toMatchObject({ code: 'not-permitted' })
  })

  describe('in the chain', () => {
    const tamper = (statement: ReturnType<typeof sql>) => kernel.engine.asOwner.write((session) => session.query(statement))
    const found = async () => (await verifyAudit(kernel, clerk)).problems.map(({ message }) => message)

    it('has an entry for each thing that was said or done, and what is changed, added or removed behind it is named', async () => {
      const id = await place(10)
      const [said] = await say(clerk, id, '八千元')
      const comment = said?.id ?? ''
      await settleRecordComment(kernel, leader, { ledger, id, comment, settled: true })
      expect(await found()).toEqual([])
      const words = (text: string) => sql`update record_comment set words = ${text} where id = ${comment}::uuid`
      await tamper(words('八万元'))
      expect(await found()).toEqual([expect.stringContaining('“沈文澜”与审计链上最后一次的不符')])
      await tamper(words('八千元'))
      await tamper(sql`delete from record_comment where comment = ${comment}::uuid and kind = 'settle'`)
      expect(await found()).toEqual([expect.stringContaining('不见了')])
    })
  })
})
