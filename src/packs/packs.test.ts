import { describe, expect, it } from 'vitest'
import { resolveCatalogue } from '../definition/catalogue/resolve-catalogue.ts'
import { addedWithin } from '../definition/field/additivity.ts'
import { withKernelPacks } from '../kernel/index.ts'
import { checkPack } from './check-pack.ts'
import { packs } from './index.ts'

describe.each(packs.map((pack) => [pack.label, pack] as const))('the pack %s', (_, pack) => {
  const report = checkPack(pack)

  it('leans on no pack but the shared one', () => {
    expect(report.alone).toEqual([])
  })

  it('can be taken away without breaking another pack', () => {
    expect(report.without).toEqual([])
  })

  it('has a good example of every ledger', () => {
    expect(report.examples).toEqual([])
  })
})

describe('all packs together', () => {
  const { catalogue } = resolveCatalogue(packs)

  it('resolve with nothing to say about them, beside what the kernel keeps itself', () => {
    expect(resolveCatalogue(withKernelPacks(packs)).diagnostics).toEqual([])
  })

  it('lose nothing on the way', () => {
    expect(catalogue.ledgers).toHaveLength(packs.flatMap(({ ledgers }) => ledgers).length)
    expect(catalogue.indicators).toHaveLength(packs.flatMap(({ indicators }) => indicators).length)
    expect(catalogue.checks).toHaveLength(packs.flatMap(({ checks }) => checks ?? []).length)
  })

  it('ask before whatever goes out of the house or is over for good, and say in a sentence what it does', () => {
    const steps = catalogue.loops.flatMap((loop) =>
      loop.steps.map((step) => ({ name: `${loop.label}.${step.label}`, ends: loop.states.find(({ id }) => id === step.to)?.ends, step })),
    )
    const final = steps.filter(
      ({ ends, step }) =>
        ends !== undefined ||
        step.effects.some(({ type }) => type !== 'open') ||
        /公示$|公布|拨付|兑现|下发|补发|收回|销毁|移交$|^结束$/.test(step.label),
    )
    expect(final.length).toBeGreaterThan(80)
    expect(final.filter(({ step }) => step.irreversible === undefined).map(({ name }) => name)).toEqual([])
    expect(final.filter(({ step }) => !/。$/.test(step.irreversible?.does ?? '')).map(({ name }) => name)).toEqual([])
  })

  it('never add a percentage, a limit, a score or a rank to another', () => {
    const added = catalogue.ledgers.flatMap(({ label, fields }) =>
      fields
        .filter(
          ({ field }) => addedWithin(field) !== undefined && /率|比例|进度|标准|上限|得分|分值|系数|名次|天数|人均|体温/.test(field.label),
        )
        .map(({ field }) => `${label}.${field.label}`),
    )
    expect(added).toEqual([])
  })

  it('name every indicator once', () => {
    const labels = catalogue.indicators.map(({ label }) => label)
    expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([])
  })

  it('keep ID numbers, accounts and phones from everybody who need not see them', () => {
    const exposed = catalogue.ledgers.flatMap(({ label, fields }) =>
      fields
        .filter(({ field }) => ['nationalId', 'bankCard', 'phone'].includes(field.kind) && (field.secrecy ?? 'open') === 'open')
        .map(({ field }) => `${label}.${field.label}`),
    )
    expect(exposed).toEqual([])
  })

  it('print paid-out money, persons under a measure and completion exactly', () => {
    const inexact = catalogue.indicators.filter(({ exact }) => !exact)
    expect(inexact.filter(({ type }) => type === 'completion').map(({ label }) => label)).toEqual([])
    expect(
      inexact.filter(
        (one) => 'ledger' in one && ['aid-payment', 'direct-grant', 'controlled-person'].includes(one.ledger) && one.unit !== '批',
      ),
    ).toEqual([])
  })
})
