import type { Lead, Matrix } from '../matrix.ts'
import type { Chosen } from './LeadDialog.tsx'
import styles from './leadership.module.css'

interface Props {
  readonly matrix: Matrix
  /** Absent for who only looks. */
  readonly choose: ((chosen: Chosen) => void) | undefined
}

/** Lines across, villages down; the leader of the line stands under its name, that of the village beside it. */
export function MatrixTable({ matrix: { lines, rows }, choose }: Props) {
  return (
    <div className={styles.card}>
      <table className={styles.matrix}>
        <caption className={styles.caption}>条线在上，村在左；每一格一个人牵头</caption>
        <thead>
          <tr>
            <th scope="col">村</th>
            {lines.map(({ id, name, lead }) => (
              <th scope="col" key={id}>
                {name}
                <LeadName
                  lead={lead}
                  label={`分管：${name}`}
                  press={choose === undefined ? undefined : () => choose({ kind: 'line', id })}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ village, cells }) => (
            <tr key={village.id}>
              <th scope="row">
                {village.name}
                <LeadName
                  lead={village.lead}
                  label={`包村：${village.name}`}
                  press={choose === undefined ? undefined : () => choose({ kind: 'village', id: village.id })}
                />
              </th>
              {cells.map((cell) => (
                <td key={cell.line.id} className={cell.lead === undefined ? styles.gap : undefined}>
                  <LeadName
                    lead={cell.lead}
                    label={`${village.name}，${cell.line.name}`}
                    press={choose === undefined ? undefined : () => choose({ kind: 'cell', cell })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface LeadNameProps {
  readonly lead: Lead | undefined
  readonly label: string
  readonly press: (() => void) | undefined
}

/** Who leads, or that nobody does: in red, and in words, for who prints without colours. */
export function LeadName({ lead, label, press }: LeadNameProps) {
  const words = lead?.name ?? '没有人'
  const shown = lead === undefined ? `${styles.lead} ${styles.nobody}` : styles.lead
  if (press === undefined) return <span className={shown}>{words}</span>
  return (
    <button type="button" className={shown} onClick={press} aria-label={`${label}，${words}`}>
      {words}
    </button>
  )
}
