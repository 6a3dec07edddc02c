import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import { plainName } from '../../../definition/report/reading/name-indicators.ts'

/** A rate of what is done with all of a kind: 安全隐患整改率 is 安全隐患, 整改. */
export interface WholeRate {
  readonly indicator: ResolvedIndicator
  readonly noun: string
  readonly deed: string
}

const known = new WeakMap<CatalogueIndex, readonly WholeRate[]>()
const shape =
  /^(.{2,}?)((?:按期|按时|限时)?(?:整改|化解|办结|调解成功|化解成功|调解|完成|核查完成|核查|解除|修复|参保|签约|返岗|复工|投产|开工|完工|验收|达标|满意|面商|覆盖|上报|治愈出院|出院|治理|投用|兑现|发放|移交|公示|回访))率$/

/** Every rate of the catalogue whose name says of what and what is done. */
export function wholeRates(catalogue: CatalogueIndex): readonly WholeRate[] {
  const found = known.get(catalogue)
  if (found !== undefined) return found
  const rates = catalogue.catalogue.indicators.flatMap((indicator): readonly WholeRate[] => {
    if (indicator.unit !== '%' || (indicator.type !== 'ratio' && indicator.type !== 'derived')) return []
    const [noun, deed] = shape.exec(plainName(indicator.label))?.slice(1) ?? []
    return noun === undefined || deed === undefined ? [] : [{ indicator, noun, deed }]
  })
  known.set(catalogue, rates)
  return rates
}

/** What an office calls the deed when all of it is done. */
const kin: readonly (readonly [RegExp, RegExp])[] = [
  [/清零|归零|见底|销号|动态清零|消除|一个不留/, /^(?:整改|化解|办结|调解成功|化解成功|调解|完成|解除|修复)$/],
  [/结案|办结|办理完毕|办完|办妥|答复/, /^(?:办结|化解|调解成功|完成)$/],
  [/竣工|建成|交付/, /^(?:完工|验收|投用)$/],
  [/复产|开门营业|获批|批准/, /^复工$/],
  [/建有|设有|配有|都有|建起|有了/, /^覆盖$/],
  [/治愈|康复/, /出院$/],
]

/** The rates whose noun stands in the plain words and whose deed they say; those that also say 按期 only where the words do. */
export function ratesSaid(catalogue: CatalogueIndex, noun: string, deed: string): readonly WholeRate[] {
  const [of, done] = [plainName(noun), plainName(deed)]
  const should = /应([\u4e00-\u9fa5])尽/.exec(deed)?.[1]
  const timely = /按期|按时|限时/.test(done)
  const fits = wholeRates(catalogue).filter((rate) => {
    if (!of.includes(rate.noun) || /^(?:按期|按时|限时)/.test(rate.deed) !== timely) return false
    const bare = rate.deed.replace(/^(?:按期|按时|限时)/, '')
    if (should !== undefined) return bare.includes(should)
    return done.includes(bare) || kin.some(([said, meant]) => said.test(deed) && meant.test(bare))
  })
  const longest = Math.max(0, ...fits.map(({ noun: own }) => own.length))
  return fits.filter(({ noun: own }) => own.length === longest)
}
