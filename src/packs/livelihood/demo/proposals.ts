import type { LifeEvent, RowKey } from '../../../../demo/life/types.ts'
import { type DemoSheet, defineSheet } from '../../../../demo/sheet.ts'
import { criteria, of2019, of2020, type Proposal } from './proposal-texts.ts'

interface Told {
  readonly number: string
  readonly proposal: Proposal
}

/** Numbered year by year, in the order in which they came. */
const all: readonly Told[] = [of2019, of2020].flat().map((proposal, index, every) => {
  const year = proposal[0].slice(0, 4)
  const before = every.slice(0, index).filter(([on]) => on.startsWith(year)).length
  return { number: `JY${year}${String(before + 1).padStart(5, '0')}`, proposal }
})

const columns = ['建议编号', '年度', '收到日期:date', '建议来源', '来源单位', '建议事项', '建议原文', '建议类别', '村']

/** What the year's collecting asks for, by which lists it is screened, and what came in by every way. */
export function proposalSheets(): readonly DemoSheet[] {
  const seasons = [
    ['2020年民生实事征集', '2020', '2019-09-01', '2020-09-01'],
    ['2021年民生实事征集', '2021', '2020-09-01', '2021-09-01'],
  ].map((cells) => [...cells, '全年都收，9月到11月集中征集；12月筛选，次年人代会票决。'])
  return [
    defineSheet('民生实事征集', ['征集名称', '年度', '开始日期:date', '结束日期:date', '征集说明'], seasons),
    defineSheet('征集筛选清单', ['清单类别', '清单条目', '条目说明'], criteria),
    defineSheet('民生实事建议', columns, all.map(rowOf)),
    defineSheet(
      '建议人留言',
      ['建议编号', '收到日期:date', '联系方式'],
      all
        .filter(({ proposal: [on, source] }) => source === '群众' && on >= '2020-10-20')
        .map(({ number, proposal: [on] }, index) => {
          return [number, on, `1380000${String(1001 + index * 7)}`]
        }),
    ),
  ]
}

function rowOf({ number, proposal: [on, source, from, name, content, category, village] }: Told): readonly string[] {
  return [number, on.slice(0, 4), on, source, from, name, content, category, village]
}

/** Each comes in on its day, is screened within a fortnight, and in January becomes a candidate once those stand on paper. */
export function liveProposals(sheet: DemoSheet): readonly LifeEvent[] {
  return [
    ...all.map(
      (told, index): LifeEvent => ({
        type: 'file',
        on: told.proposal[0],
        at: '10:00',
        by: 'bianji',
        sheet: { ...sheet, rows: [sheet.rows[index] ?? []] },
      }),
    ),
    ...all.flatMap(screen),
    ...all.flatMap(list),
  ]
}

const step = { type: 'step', loop: 'livelihood-proposal' } as const
const numbered = (number: string): RowKey => ({ 建议编号: number })
const told = ([, , , name, content]: Proposal) => ({ name, publicText: content })

function screen({ number, proposal }: Told): readonly LifeEvent[] {
  const fate = proposal[7]
  const taken = { ...step, by: 'minzheng', rows: [numbered(number)] } as const
  const criterion = (name: string) => ({ criterion: { ledger: 'proposal-criterion', row: { 清单条目: name } } })
  if (fate === 'waiting') return []
  const on = later(proposal[0], 7)
  if ('pooled' in fate) return [{ ...taken, on, at: '09:10', step: 'pool', values: told(proposal), refers: criterion(fate.pooled) }]
  if ('into' in fate) {
    const refers = { mergedInto: { ledger: 'livelihood-proposal', row: numbered(fate.into) } }
    return [{ ...taken, on, at: '09:40', step: 'combine', values: told(proposal), refers }]
  }
  const values = { ...told(proposal), reply: fate.reply }
  return [{ ...taken, on, at: '10:20', step: 'refuse', values, refers: criterion(fate.refused) }]
}

function list({ number, proposal }: Told): readonly LifeEvent[] {
  const fate = proposal[7]
  if (fate === 'waiting' || !('pooled' in fate) || fate.listed === undefined) return []
  const on = proposal[0] < '2020-09-01' ? '2020-01-06' : '2021-01-18'
  const refers = { candidate: { ledger: 'ballot-candidate', row: { 项目名称: fate.listed } } }
  return [{ ...step, on, at: '11:00', by: 'bianji', step: 'list', rows: [numbered(number)], refers }]
}

/** A day some days later, written the same way. */
function later(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** What residents left comes in with their proposals. */
export function liveEnclosures(sheet: DemoSheet): readonly LifeEvent[] {
  return sheet.rows.map(
    (row): LifeEvent => ({ type: 'file', on: row[1] ?? '', at: '10:05', by: 'bianji', sheet: { ...sheet, rows: [row] } }),
  )
}
