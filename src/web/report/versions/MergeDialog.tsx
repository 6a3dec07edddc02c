import { Button, Modal, Radio } from 'antd'
import { useState } from 'react'
import { presentInstant } from '../../parts/time.ts'
import type { OpenMerge } from '../use-report-draft.ts'
import { authorOf } from './author-of.ts'
import type { MergeChoice } from './merge-paragraphs.ts'
import styles from './versions.module.css'

interface Props {
  readonly merge: OpenMerge
  readonly settle: (choices: readonly MergeChoice[]) => void
  readonly leave: () => void
}

const words = (lines: readonly string[]) => lines.filter((line) => line.trim() !== '').join('\n') || '（删去了这一段）'

/** Where two people wrote over the same paragraph: both stand, and whoever saves last chooses. */
export function MergeDialog({ merge, settle, leave }: Props) {
  const open = merge.pieces.filter((piece) => piece.type === 'open')
  const [choices, setChoices] = useState<readonly (MergeChoice | undefined)[]>(open.map(() => undefined))
  const authors = open.map((piece) => authorOf(piece, merge.saved))
  const names = [...new Set(authors.map((author) => author?.by ?? merge.theirs.by))]
  const left = choices.filter((choice) => choice === undefined).length
  return (
    <Modal
      open
      width={760}
      title={`${names.join('、')}也改了这 ${open.length} 处，哪一处用谁的？`}
      onCancel={leave}
      footer={[
        <span key="left" className={styles.left}>
          {left === 0 ? '' : `还有 ${left} 处没有选`}
        </span>,
        <Button key="leave" onClick={leave}>
          先不保存
        </Button>,
        <Button key="settle" type="primary" disabled={left > 0} onClick={() => settle(choices.filter((choice) => choice !== undefined))}>
          合并并保存
        </Button>,
      ]}
    >
      <p className={styles.note}>其他地方两边的改动已经合在一起。</p>
      {open.map((piece, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the places stand in the order of the text
        <fieldset key={index} className={styles.place}>
          <legend>
            第 {piece.line} 行{piece.under === '' ? '' : ` · ${piece.under}`}
          </legend>
          <div className={styles.sides}>
            <div>
              <small>你写的</small>
              <p>{words(piece.mine)}</p>
            </div>
            <div>
              <small>
                {authors[index]?.by ?? merge.theirs.by} {presentInstant(authors[index]?.at ?? merge.theirs.updatedAt)} 保存的
              </small>
              <p>{words(piece.theirs)}</p>
            </div>
          </div>
          <Radio.Group
            value={choices[index] ?? null}
            onChange={(event) => setChoices(choices.map((choice, at) => (at === index ? event.target.value : choice)))}
            options={[
              { value: 'mine', label: '用我的' },
              { value: 'theirs', label: `用${authors[index]?.by ?? merge.theirs.by}的` },
              { value: 'both', label: '两段都留' },
            ]}
          />
        </fieldset>
      ))}
    </Modal>
  )
}
