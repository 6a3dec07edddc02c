import { nothingProved } from '../definition/report/nothing-proved.ts'
import type { CompiledReport, ReportBlock, ReportInline } from '../definition/report/types.ts'

const at = { source: 'report.md', line: 12, column: 4 }

const text = (words: string): ReportInline => ({ type: 'text', text: words })

const filling =
  '镇村两级干部分片包干，逐户上门核对情况，做到底数清、去向明、责任实；“应补尽补”的资金及时发放到户，群众反映的问题逐件登记、逐件回复。'

/** A compiled report as the renderers are given it: all blocks, all proofs, words that need escaping. */
export function sampleReport(changes: Partial<CompiledReport> = {}): CompiledReport {
  const blocks: ReportBlock[] = [
    { type: 'heading', level: 1, line: 10, inlines: [text('一、2020年工作回顾')] },
    { type: 'heading', level: 2, line: 11, inlines: [text('（一）帮扶到户，收入增长')] },
    {
      type: 'paragraph',
      line: 12,
      inlines: [
        text('全年帮扶低收入农户'),
        { type: 'figure', n: 1, text: '146', proof: 'holds' },
        text('户，发放帮扶资金'),
        { type: 'figure', n: 2, text: '42.6180', proof: 'holds' },
        text('万元；疫情'),
        { type: 'claim', index: 0, text: '零扩散', proof: 'holds' },
        text('，引进项目'),
        { type: 'claim', index: 1, text: '全部投产', proof: 'holds' },
        text('，亩均税收'),
        { type: 'claim', index: 2, text: '居全县第二', proof: 'attested' },
        text('。'),
      ],
    },
    { type: 'heading', level: 3, line: 13, inlines: [text('1.抓紧抓实')] },
    { type: 'heading', level: 4, line: 14, inlines: [text('（1）责任到人')] },
    { type: 'paragraph', line: 15, inlines: [text(`${filling}${filling}${filling}`)] },
    {
      type: 'table',
      line: 17,
      rows: [
        [[text('村')], [text('户数')], [text('资金（万元）')]],
        [[text('上陂村')], [{ type: 'figure', n: 3, text: '12', proof: 'holds' }], [text('3.25')]],
      ],
    },
    { type: 'paragraph', line: 21, inlines: [text('各位代表：')] },
    { type: 'paragraph', line: 22, inlines: [text('1. 文中 <b>&"引号"</b> 与 *星号* 都是原文。')] },
  ]
  const figure = (n: number, indicator: string, name: string, printed: string) =>
    ({
      n,
      at,
      indicator,
      name,
      period: '2020',
      slices: [],
      unit: '户',
      value: printed,
      printed,
      printedUnit: '户',
      records: 146,
      proof: 'holds',
    }) as const
  const claim = (index: number, phrase: string, proof: 'holds' | 'attested') =>
    ({
      index,
      at,
      phrase,
      indicator: 'local-spread',
      name: '本地续发病例数',
      period: '2020',
      proof,
      why: `${phrase}：本地续发病例数为 0`,
    }) as const
  return {
    front: {
      title: '青竹镇2020年政府工作报告',
      town: '999901101',
      period: '2020',
      profile: 'congress',
      subtitle: '——2021年1月18日在青竹镇第十七届人民代表大会第五次会议上',
      author: '青竹镇人民政府镇长　林知远',
      salutation: '各位代表',
    },
    asOf: '2021-01-18T08:30:00.000000Z',
    ...nothingProved,
    figures: [
      figure(1, 'aided-households', '帮扶户数', '146'),
      figure(2, 'aid-amount', '帮扶资金', '42.6180'),
      figure(3, 'aided-households', '帮扶户数', '12'),
    ],
    claims: [claim(0, '零扩散', 'holds'), claim(1, '全部投产', 'holds'), claim(2, '居全县第二', 'attested')],
    blocks,
    text: '',
    ...changes,
  }
}

/** The same report with one claim that fails. */
export function failingReport(): CompiledReport {
  const report = sampleReport()
  const blocks = report.blocks.map(
    (block): ReportBlock =>
      block.type === 'paragraph'
        ? {
            ...block,
            inlines: block.inlines.map((inline) =>
              inline.type === 'claim' && inline.index === 1 ? { ...inline, proof: 'fails' as const } : inline,
            ),
          }
        : block,
  )
  return {
    ...report,
    blocks,
    claims: report.claims.map((claim) =>
      claim.index === 1 ? { ...claim, proof: 'fails' as const, why: '引进项目 8 个，投产 7 个' } : claim,
    ),
    problems: [{ code: 'claim-fails', severity: 'error', at, message: '“全部投产”不成立：引进项目 8 个，投产 7 个' }],
  }
}
