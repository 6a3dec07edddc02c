import { beforeAll, expect, it } from 'vitest'
import { resolveCatalogue } from '../../../definition/catalogue/resolve-catalogue.ts'
import { field } from '../../../definition/field/field.ts'
import type { FieldValues } from '../../../definition/field/types.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'
import { definePack } from '../../../definition/pack/define-pack.ts'
import { initTown } from '../../access/town/init-town.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { openKernel } from '../../open-kernel.ts'
import { describeEngines } from '../../storage/testing.ts'
import { readInTown } from '../../town-session.ts'
import { addRecord } from '../command/add-record.ts'
import { amendRecord } from '../command/amend-record.ts'
import { withdrawRecord } from '../command/withdraw-record.ts'
import type { Instant } from '../types.ts'
import { findNamed } from './find-named.ts'

const award = defineLedger({
  id: 'award',
  label: '表彰',
  kind: 'register',
  fields: {
    name: field.text({ label: '名称', required: true }),
    winner: field.text({ label: '获奖单位', required: true }),
    number: field.text({ label: '文号' }),
    nominee: field.personName({ label: '推荐人', secrecy: 'sensitive' }),
  },
  title: ['name', 'winner'],
  attests: true,
})
const notice = defineLedger({
  id: 'notice',
  label: '通报',
  kind: 'journal',
  fields: { topic: field.text({ label: '事由' }), issuedOn: field.date({ label: '日期' }) },
  title: ['topic', 'issuedOn'],
})
const pack = definePack({ id: 'papers', label: '文件', office: '党政办', ledgers: [award, notice], indicators: [] })
const clerk: Actor = { id: 'clerk', name: '文书', town: '999901101', role: 'administrator' }

describeEngines('records looked up by their exact name', (open) => {
  let kernel: Kernel
  beforeAll(async () => {
    const { catalogue, diagnostics } = resolveCatalogue([pack])
    expect(diagnostics).toEqual([])
    kernel = await openKernel({ engine: await open(), catalogue })
    await initTown(kernel, { town: clerk.town, name: '青竹镇' })
  })
  const add = (ledger: string, values: FieldValues) => addRecord(kernel, clerk, { ledger, values })
  const find = async (ledger: string, names: readonly string[], { actor = clerk, asOf }: { actor?: Actor; asOf?: Instant } = {}) => {
    const query = { ledger: kernel.catalogue.getLedger(ledger), names, asOf }
    const found = await readInTown(kernel, actor, 'read', (place) => findNamed(place, query))
    return Object.fromEntries([...found].map(([name, { title }]) => [name, title]))
  }

  it('are found by id, by a title of several fields, and by the text of any field of one line', async () => {
    const { id } = await add('award', { name: '先进乡镇', winner: '青竹镇', number: '县政〔2020〕66号' })
    const title = '先进乡镇 青竹镇'
    const names = [id, id.toUpperCase(), title, '县政〔2020〕66号', '先进乡镇']
    expect(await find('award', names)).toEqual(Object.fromEntries(names.map((name) => [name, title])))
  })

  it('are not found by a part of a name, by another way of writing it, or by nothing', async () => {
    await add('award', { name: "O'Brien\\奖", winner: 'ABC', number: '甲' })
    await add('award', { name: '优秀乡镇', winner: '松源乡', number: '县政〔2020〕67号' })
    expect(await find('award', ['优秀', '县政〔2020〕67', '县政[2020]67号', 'abc', '', ' ', '乙'])).toEqual({})
    expect(await find('award', ["O'Brien\\奖", 'ABC', '甲'])).toEqual({
      "O'Brien\\奖": "O'Brien\\奖 ABC",
      ABC: "O'Brien\\奖 ABC",
      甲: "O'Brien\\奖 ABC",
    })
  })

  it('are not found by what their reader sees masked', async () => {
    await add('award', { name: '文明家庭', winner: '瓦溪村', nominee: '竹青青' })
    expect(await find('award', ['竹青青'])).toEqual({ 竹青青: '文明家庭 瓦溪村' })
    expect(await find('award', ['竹青青'], { actor: { ...clerk, role: 'leader' } })).toEqual({})
  })

  it('are found by a title that holds more than words', async () => {
    await add('notice', { topic: '全县通报', issuedOn: '2020-03-05' })
    expect(await find('notice', ['全县通报 2020年3月5日', '全县通报'])).toEqual({
      '全县通报 2020年3月5日': '全县通报 2020年3月5日',
      全县通报: '全县通报 2020年3月5日',
    })
  })

  it('are those in force now, or as of then; of namesakes the first', async () => {
    const first = await add('award', { name: '同名奖', winner: '甲村' })
    const second = await add('award', { name: '同名奖', winner: '乙村' })
    expect(await find('award', ['同名奖'])).toEqual({ 同名奖: '同名奖 甲村' })
    await amendRecord(kernel, clerk, { ledger: 'award', id: first.id, version: 1, values: { name: '改名奖' } })
    expect(await find('award', ['同名奖'])).toEqual({ 同名奖: '同名奖 乙村' })
    await withdrawRecord(kernel, clerk, { ledger: 'award', id: second.id, version: 1, reason: '撤销' })
    expect(await find('award', ['同名奖', second.id])).toEqual({})
    expect(await find('award', ['同名奖'], { asOf: second.recordedAt })).toEqual({ 同名奖: '同名奖 甲村' })
  })
})
