import { Select } from 'antd'
import type { BoardContent, BoardProgress } from '../../api/contract/board.ts'
import type { ProgressLight } from '../../definition/board/progress-light.ts'
import { clearable } from '../parts/ClearIcon.tsx'
import { emptiesChoice } from '../parts/empties-choice.ts'
import styles from './board.module.css'
import { lightOrder, lightWords } from './words.ts'

interface Props {
  readonly content: BoardContent
  readonly progress: ReadonlyMap<string, BoardProgress>
  readonly category: string | undefined
  readonly light: ProgressLight | undefined
  readonly setCategory: (category: string | undefined) => void
  readonly setLight: (light: ProgressLight | undefined) => void
}

/** How many projects stand at which light, each of them a filter; and the categories. */
export function BoardFilters({ content, progress, category, light, setCategory, setLight }: Props) {
  const entries = content.entries.filter((entry) => category === undefined || entry.category === category)
  const count = (wanted: ProgressLight) => entries.filter(({ id }) => progress.get(id)?.light === wanted).length
  const categories = [...new Set(content.entries.flatMap((entry) => entry.category ?? []))].sort()
  return (
    <div className={styles.filters}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset of buttons is no form */}
      <div className={styles.lights} role="group" aria-label="按进度筛选">
        {lightOrder.map((one) => (
          <button key={one} type="button" aria-pressed={one === light} onClick={() => setLight(one === light ? undefined : one)}>
            <i className={styles[one]} aria-hidden="true" />
            {lightWords[one]} <b>{count(one)}</b>
          </button>
        ))}
      </div>
      {categories.length < 2 ? null : (
        <Select
          aria-label="按类别筛选"
          allowClear={clearable}
          placeholder="全部类别"
          style={{ minWidth: 132 }}
          {...(category === undefined ? {} : { value: category })}
          onChange={(next: string | undefined) => setCategory(next)}
          onInputKeyDown={(event) => emptiesChoice(event) && setCategory(undefined)}
          options={categories.map((value) => ({ value, label: value }))}
        />
      )}
    </div>
  )
}
