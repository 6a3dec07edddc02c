import { type Expected, line, type MadeCell, type MadeLine } from '../made-file.ts'

/** Stands for the plain value of a cell that must be named instead of read. */
export const unreadable = '!'

/** A cell, or a cell and what it says written plainly ('' for nothing). */
type Said = MadeCell | readonly [MadeCell, string]

const isPair = (said: Said): said is readonly [MadeCell, string] => Array.isArray(said)

/** Writes the lines of a table whose columns hold these fields ('' where the ledger has none); `carried` is what its title or group says of each. */
export const rowsOf =
  (labels: readonly string[], carried: Expected = {}) =>
  (...said: readonly Said[]): MadeLine => {
    if (said.length > labels.length) throw new Error(`more cells than columns: ${JSON.stringify(said)}`)
    const expect: Record<string, string> = { ...carried }
    const bad: string[] = []
    const cells = said.map((one, at) => {
      const label = labels[at] ?? ''
      const [cell, says] = isPair(one) ? one : [one, label === '' ? '' : plain(one)]
      if (label !== '' && says === unreadable) bad.push(label)
      else if (label !== '' && says !== '') expect[label] = says
      return cell
    })
    return line('body', cells, { expect: [expect], ...(bad.length > 0 ? { bad } : {}) })
  }

function plain(cell: MadeCell): string {
  if (cell === undefined || cell === '>' || cell === '^') return ''
  if (typeof cell !== 'object') return String(cell)
  if ('day' in cell) return cell.day
  if ('formula' in cell) return String(cell.value)
  throw new Error('say plainly what this cell means')
}

export const hide = (made: MadeLine): MadeLine => ({ ...made, hidden: true })
