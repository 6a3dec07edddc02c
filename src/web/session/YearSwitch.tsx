import { Select } from 'antd'
import { useSession } from './use-session.ts'
import { useYear } from './use-year.ts'

/** Which year is in view, said aloud and changed by a press; remembered. */
export function YearSwitch() {
  const session = useSession()
  const { year, choose } = useYear()
  const last = Math.max(Number(session.today.slice(0, 4)), session.year, year)
  const first = Math.min(session.year, year) - 2
  const years = Array.from({ length: last - first + 1 }, (_, index) => last - index)
  return (
    <Select
      size="small"
      value={year}
      onChange={choose}
      options={years.map((one) => ({ value: one, label: `${one}年` }))}
      aria-label="看哪一年"
      popupMatchSelectWidth={false}
    />
  )
}
