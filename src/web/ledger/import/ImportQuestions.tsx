import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { ImportOutcome, ImportProblem } from '../../../api/contract/import.ts'
import styles from './import.module.css'
import { PercentQuestion } from './PercentQuestion.tsx'
import type { FileFlow } from './use-imports.ts'

interface Props {
  readonly outcome: ImportOutcome
  readonly questions: readonly ImportProblem[]
  readonly flow: Pick<FileFlow, 'answer' | 'said' | 'split'>
}

/** What a sheet does not say itself. Whoever has the paper says; the file is then read again. */
export function ImportQuestions({ outcome, questions, flow }: Props) {
  const about = (code: string) => questions.filter((one) => one.code === code)
  const { sheets, crossChoices = [] } = outcome.view
  return (
    <>
      <PercentQuestion
        questions={about('plain-percent')}
        answered={flow.said.plainPercents}
        answer={(plainPercents) => flow.answer({ plainPercents })}
      />
      {about('several-sheets').length === 0 ? null : (
        <Question title="读哪一张工作表？" note={about('several-sheets')[0]?.message}>
          {sheets.map((sheet) => (
            <Button key={sheet} size="small" onClick={() => flow.answer({ sheet })}>
              {sheet}
            </Button>
          ))}
          <Button size="small" onClick={() => flow.split(sheets)}>
            每一张都读
          </Button>
        </Question>
      )}
      {about('cross-which').length === 0 ? null : (
        <Question title="这张交叉表怎么读？" note={about('cross-which')[0]?.message}>
          {crossChoices.map((cross) => (
            <Button key={cross} size="small" onClick={() => flow.answer({ cross })}>
              {cross}
            </Button>
          ))}
        </Question>
      )}
      {about('hidden-rows').length === 0 ? null : (
        <Question title="隐藏的行读不读？" note={about('hidden-rows')[0]?.message}>
          <Button size="small" onClick={() => flow.answer({ hidden: 'include' })}>
            也读入
          </Button>
          <Button size="small" onClick={() => flow.answer({ hidden: 'skip' })}>
            不读
          </Button>
        </Question>
      )}
    </>
  )
}

function Question({ title, note, children }: { readonly title: string; readonly note: string | undefined; readonly children: ReactNode }) {
  return (
    <section className={styles.question} aria-label={title}>
      <b>{title}</b>
      <span>{note}</span>
      <div>{children}</div>
    </section>
  )
}
