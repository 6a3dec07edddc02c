import type { ResolvedPublicPage } from '../../definition/public-page/types.ts'
import type { PublicState, PublicValue } from '../../kernel/index.ts'
import { writeCsv } from '../../office/csv/write-csv.ts'
import { itemAddress } from './addresses.ts'
import type { PagePlace } from './page-parts.ts'

/** What the fields of the open data are, in the order of the page. */
function fieldsOf({ facts, stages }: ResolvedPublicPage) {
  const told = (stage: string, some: readonly { readonly name: string; readonly label: string; readonly unit: string | undefined }[]) =>
    some.map(({ name, label, unit }) => ({ stage, name, label, unit: unit ?? null }))
  const ofStages = stages.flatMap((stage) => {
    if (!('loop' in stage)) return told(stage.id, stage.facts)
    const facts = new Map(stage.steps.flatMap((step) => step.facts.map((fact) => [fact.name, fact] as const)))
    return told(stage.id, [...facts.values()])
  })
  return [...told('', facts), ...ofStages]
}

const values = (facts: readonly PublicValue[]) => Object.fromEntries(facts.map(({ name, text }) => [name, text]))

/** The same facts as the pages, for programs: with what each field is, where it comes from, how it may be used and as of when. */
export function openJson({ page, stamp }: PagePlace, { items }: PublicState): string {
  const { town, name, county, at } = stamp
  return `${JSON.stringify({
    title: `${name}${page.label}`,
    town: { code: town, name, county },
    source: page.source,
    licence: page.licence,
    stateAt: at ?? null,
    fields: fieldsOf(page),
    stages: page.stages.map(({ id, label, part }) => ({ id, label, part })),
    items: items.map((item) => ({
      address: itemAddress({ town, page: page.id, key: item.key }),
      year: item.year,
      name: item.name,
      state: item.state.label,
      facts: values(item.facts),
      stages: item.stages.map(({ id, steps }) => ({
        id,
        steps: steps.map(({ on, recorded, label, facts, pictures }) => ({
          on,
          recorded,
          label,
          facts: values(facts),
          pictures: pictures.map(({ digest }) => `${itemAddress({ town, page: page.id, key: item.key })}/${digest}`),
        })),
      })),
    })),
  })}\n`
}

const columns = [
  '年度',
  '项目',
  '状态',
  '环节',
  '步骤',
  '日期',
  '日期是登记日期',
  '栏目',
  '内容',
  '单位',
  '网址',
  '来源',
  '使用说明',
  '数据时间',
]

/** A line for each fact; a step without facts has one line that says it was. */
export function openCsv({ page, stamp }: PagePlace, { items }: PublicState): Uint8Array {
  const rows = items.flatMap((item) => {
    const head = [item.year, item.name, item.state.label]
    const tail = [itemAddress({ town: stamp.town, page: page.id, key: item.key }), page.source, page.licence, stamp.at ?? '']
    const told = (place: readonly string[], facts: readonly PublicValue[]) =>
      facts.map(({ label, text, unit }) => [...head, ...place, label, text, unit ?? '', ...tail])
    const ofSteps = item.stages.flatMap(({ label: stage, steps }) =>
      steps.flatMap(({ on, recorded, label, facts, pictures }) => {
        const place = [stage, label, on, recorded ? '是' : '否']
        const shown = pictures.map(({ digest }) => [...head, ...place, '照片', `${tail[0]}/${digest}`, '', ...tail])
        return facts.length === 0 ? [[...head, ...place, '', '', '', ...tail], ...shown] : [...told(place, facts), ...shown]
      }),
    )
    return [...told(['基本情况', '', '', ''], item.facts), ...ofSteps]
  })
  return writeCsv({ columns, rows })
}
