import { type RawBuilder, sql } from 'kysely'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { changeUser } from '../../access/user/change-user.ts'
import { createUser } from '../../access/user/create-user.ts'
import type { Kernel } from '../../context.ts'
import { describeEngines } from '../../storage/testing.ts'
import { openTestKernel, openTestTown, type TestTown } from '../testing/open-test-town.ts'
import { verifyAudit } from './verify-audit.ts'

describeEngines('what decides beside the ledgers', (open) => {
  let kernel: Kernel
  let town: TestTown
  let clerk: string
  let opened = 0
  beforeAll(async () => {
    kernel = await openTestKernel(await open())
  })

  beforeEach(async () => {
    opened += 1
    town = await openTestTown(kernel, String(999_901_300 + opened), opened % 2 === 0 ? 'sm3' : 'sha256')
    const account = { account: 'wenshu', name: '文书', role: 'clerk', office: '党政办', password: 'fictional-2099' } as const
    const user = await createUser(kernel, town.as('administrator'), account)
    clerk = user.id
    await createUser(kernel, town.as('administrator'), { ...account, account: 'guanli', name: '管理', role: 'administrator' })
    await town.add('village', { code: '01', name: '瓦溪村', people: 10 })
  })

  const problems = async () => (await verifyAudit(kernel, town.as('auditor'))).problems.map(({ message }) => message)
  const behind = (statement: RawBuilder<unknown>) => kernel.engine.asOwner.write((session) => session.query(statement))
  const code = () => town.clerk.town

  it('is as the chain says after every change that is made through it', async () => {
    for (const change of [
      { role: 'editor' },
      { password: 'fictional-2100' },
      { disabled: true },
      { disabled: false, name: '新文书' },
    ] as const)
      await changeUser(kernel, town.as('administrator'), { id: clerk, ...change })
    expect(await problems()).toEqual([])
  })

  const whoseRole = () => sql`town = ${code()} and account = 'wenshu'`
  it.each([
    ['a role', () => sql`update town_user set role = 'administrator' where ${whoseRole()}`, '用户“文书（wenshu）”与审计链上最后一次的不符'],
    [
      'a password',
      () =>
        sql`update town_user as u set password = (select password from town_user as o where o.town = u.town and o.account = 'guanli') where ${whoseRole()}`,
      '用户“文书（wenshu）”与审计链上最后一次的不符',
    ],
    ['an account', () => sql`update town_user set account = 'admin' where ${whoseRole()}`, '用户“文书（admin）”与审计链上最后一次的不符'],
    ['an end', () => sql`update town_user set disabled_at = now() where ${whoseRole()}`, '用户“文书（wenshu）”与审计链上最后一次的不符'],
    ['the name of the town', () => sql`update town set name = '别的镇' where town = ${code()}`, '乡镇“别的镇”与审计链上最后一次的不符'],
    ['the county', () => sql`update town set county = '别的县' where town = ${code()}`, '与审计链上最后一次的不符'],
    ['a user who was removed', () => sql`delete from town_user where ${whoseRole()}`, '用户“文书（wenshu）”不见了'],
    [
      'an administrator who was put in',
      () => sql`
        insert into town_user (town, id, account, name, role, office, password)
        select town, gen_random_uuid(), 'root', '外人', 'administrator', office, password from town_user where ${whoseRole()}`,
      '用户“外人（root）”不是经审计链写入的',
    ],
    [
      'a domain that was switched off',
      () => sql`insert into domain_off (town, pack, at, actor) values (${code()}, 'epidemic', now(), 'nobody')`,
      '停用的领域“epidemic”不是经审计链写入的',
    ],
    [
      'a public page that was opened',
      () => sql`insert into public_page_open (town, page, at, actor) values (${code()}, 'livelihood', now(), 'nobody')`,
      '开放的公开页“livelihood”不是经审计链写入的',
    ],
    ['the words a record is found by', () => sql`update ledger_village set grams = '' where town = ${code()}`, '“瓦溪村”'],
    ['what a record is sorted by', () => sql`update ledger_village set _title_key = 'zz' where town = ${code()}`, '的检索词与内容不符'],
  ])('shows %s that was changed behind the chain', async (_, statement, expected) => {
    await behind(statement())
    expect(await problems()).toEqual([expect.stringContaining(expected)])
  })

  it('shows a definition that was rewritten', async () => {
    await behind(sql`insert into definition_version (digest, catalogue) values ('00', '{}')`)
    expect(await problems()).toEqual([expect.stringContaining('定义 00 与保存时的摘要不符')])
    await behind(sql`delete from definition_version where digest = '00'`)
    expect(await problems()).toEqual([])
  })
})
