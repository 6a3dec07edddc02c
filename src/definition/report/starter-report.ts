import type { PackSections } from '../pack/types.ts'

/** What a new report begins as: the year's work report, a month's brief, how far the year's work is, or nearly nothing. */
export type StarterKind = 'annual' | 'brief' | 'progress' | 'blank'

export interface StarterRequest {
  readonly kind: StarterKind
  readonly town: { readonly code: string; readonly name: string }
  /** A period key: `2020` for a year's report, `2020-06` for a month's brief, `2020-01..2020-06` for what is told at half-year. */
  readonly period: string
  /** The period as the title says it: `2020年`, `2020年6月`. */
  readonly periodWords: string
  /** The parts that are wanted, in the order in which they are to stand. */
  readonly packs: readonly { readonly label: string; readonly sections: PackSections | undefined }[]
}

/**
 * A template to go on writing from, made of the packs' own sections. It names what the ledgers should be able to prove: what they cannot yet is
 * listed as the report's problems, and that list is what still has to be collected.
 */
export function starterReport(request: StarterRequest): string {
  const { kind, town, period } = request
  const front = ['---', `title: ${titleOf(request)}`, `town: "${town.code}"`, `period: "${period}"`]
  const profile = kind === 'brief' || kind === 'progress' ? [] : ['profile: congress']
  const body = kind === 'blank' ? '' : [headingOf(request), ...sectionsOf(request)].join('\n\n')
  return `${[...front, ...profile, '---'].join('\n')}\n\n${body}${body === '' ? '' : '\n'}`
}

function titleOf({ kind, town, ...request }: StarterRequest): string {
  const periodWords = spoken(request)
  if (kind === 'brief') return `${town.name}${periodWords}工作简报`
  if (kind === 'progress') return `${town.name}${periodWords}工作办理情况报告`
  return kind === 'annual' ? `${town.name}${periodWords}政府工作报告（初稿）` : `${town.name}${periodWords}工作情况`
}

/** Half a year as reports say it. */
function spoken({ periodWords }: Pick<StarterRequest, 'periodWords'>): string {
  return periodWords.replace(/年1-6月$/, '年上半年').replace(/年7-12月$/, '年下半年')
}

function headingOf({ kind, ...request }: StarterRequest): string {
  const periodWords = spoken(request)
  if (kind === 'progress') return `# ${periodWords}办理情况`
  return kind === 'annual' ? '# 一、{{本年}}年工作回顾' : `# ${periodWords}主要工作`
}

function sectionsOf({ kind, packs }: StarterRequest): readonly string[] {
  return packs.flatMap(({ sections }) => {
    const text = (kind === 'blank' ? undefined : sections?.[kind])?.trim() ?? ''
    return text === '' ? [] : [text]
  })
}
