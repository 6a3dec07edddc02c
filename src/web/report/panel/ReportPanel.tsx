import { Button, Tabs } from 'antd'
import type { ReactNode } from 'react'
import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import type { CompiledAssertion, CompiledReport, Proposal } from '../../../definition/report/types.ts'
import { amountsAsWritten } from '../amounts.ts'
import { assertionOfMark, type Mark, placeOfMark } from '../marks.ts'
import { AssertionPanel } from './AssertionPanel.tsx'
import { CheckList } from './CheckList.tsx'
import { ClaimPanel } from './ClaimPanel.tsx'
import { FigurePanel } from './FigurePanel.tsx'
import { ProblemList } from './ProblemList.tsx'
import { HintText } from './ProposalText.tsx'
import styles from './panel.module.css'

interface Props {
  readonly report: CompiledReport
  readonly selected: Mark | undefined
  readonly panel: string
  readonly setPanel: (panel: string) => void
  readonly jump: (problem: Diagnostic) => void
  readonly openFigure: (n: number) => void
  readonly clear: () => void
  readonly step: (step: 1 | -1) => void
  readonly showPlace?: ((line: number, column: number) => void) | undefined
  /** Takes a proposal in the template; absent for whoever may not write, and for what is frozen. */
  readonly take?: ((assertion: CompiledAssertion, proposal: Proposal) => void) | undefined
  /** Problems that were not pointed out when the same words were last frozen, by `code message`. */
  readonly fresh?: ReadonlySet<string> | undefined
  /** A frozen report reads its records as they were. */
  readonly asOf?: string | undefined
  /** What is said about the paragraph of a place, under what proves it. */
  readonly comments?: ((line: number, words: string) => ReactNode) | undefined
  readonly extra?: readonly { readonly key: string; readonly label: string; readonly children: ReactNode }[] | undefined
  /** The same, behind what is wrong. */
  readonly more?: Props['extra']
}

/** The drawer that answers what proves a place of the report; with nothing chosen, what is wrong with the whole. */
export function ReportPanel(props: Props) {
  const { report, selected } = props
  const at = selected === undefined ? undefined : placeOfMark(report, selected)
  return selected === undefined || at === undefined ? <WholeReport {...props} /> : <OnePlace {...props} selected={selected} at={at} />
}

function WholeReport({ report, panel, setPanel, jump, openFigure, take, fresh, extra = [], more = [] }: Props) {
  return (
    <Tabs
      size="small"
      activeKey={panel}
      onChange={setPanel}
      items={[
        ...extra,
        {
          key: 'problems',
          label: `问题 ${report.problems.length}`,
          children: <ProblemList report={report} jump={jump} take={take} fresh={fresh} />,
        },
        {
          key: 'checks',
          label: `核对 ${report.checks.length}`,
          children: <CheckList checks={report.checks} figures={report.figures} openFigure={openFigure} />,
        },
        ...more,
      ]}
    />
  )
}

interface PlaceProps extends Props {
  readonly selected: Mark
  readonly at: { readonly line: number; readonly column: number }
}

function OnePlace({ report, selected, at, clear, step, showPlace, take, asOf, comments }: PlaceProps) {
  const figure = selected.type === 'figure' ? report.figures.find(({ n }) => n === selected.n) : undefined
  const claim = selected.type === 'claim' ? report.claims.find(({ index }) => index === selected.index) : undefined
  const assertion = assertionOfMark(report, selected)
  const problems = report.problems.filter((problem) => problem.at.line === at.line && problem.at.column === at.column)
  const place = showPlace === undefined ? undefined : () => showPlace(at.line, at.column)
  return (
    <>
      <div className={styles.walk}>
        <Button size="small" type="text" onClick={() => step(-1)} title="上一处（k）">
          上一处
        </Button>
        <Button size="small" type="text" onClick={() => step(1)} title="下一处（j）">
          下一处
        </Button>
        <Button size="small" type="text" onClick={clear} title="Esc">
          全部问题
        </Button>
      </div>
      {problems.map((problem) => (
        <div key={problem.code} className={problem.severity === 'error' && problem.code !== 'unproved' ? styles.problem : styles.doubt}>
          <b>{amountsAsWritten(problem.message, assertion?.text)}</b>
          {problem.hint === undefined ? null : <HintText text={problem.hint} />}
        </div>
      ))}
      {figure === undefined ? null : (
        <FigurePanel key={figure.n} figure={figure} verdict={assertion?.verdict} asOf={asOf} showPlace={place} />
      )}
      {claim === undefined ? null : (
        <ClaimPanel key={claim.index} claim={claim} asOf={asOf} showPlace={place} explained={problems.length > 0} />
      )}
      {selected.type !== 'words' || assertion === undefined ? null : (
        <AssertionPanel assertion={assertion} explained={problems.length > 0} showPlace={place} take={take} />
      )}
      {comments?.(at.line, assertion?.text ?? '')}
    </>
  )
}
