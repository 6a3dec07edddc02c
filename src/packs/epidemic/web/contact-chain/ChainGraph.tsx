import styles from './chain.module.css'
import { type ChainLayout, type ChainLink, personBox } from './chain.ts'

interface Props {
  readonly layout: ChainLayout
  readonly links: readonly ChainLink[]
  readonly selected: string
  readonly choose: (key: string) => void
  /** Whether somebody is under a measure now, released, or neither. */
  readonly standing: ReadonlyMap<string, 'held' | 'released'>
}

const columnNames = ['病例', '密接', '接触者的接触者'] as const

/** The chain drawn in columns by distance. It shows what the list beside it says; the keyboard walks the list. */
export function ChainGraph({ layout, links, selected, choose, standing }: Props) {
  const { width, height, places, columns } = layout
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={styles.graph} aria-label="图" tabIndex={0}>
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={`接触链图，共 ${places.size} 人`}>
        {columns.map(({ distance, x, count }) => (
          <text key={distance} x={x} y={20} className={styles.column}>
            {columnNames[distance] ?? `第${distance}层`} {count} 人
          </text>
        ))}
        {links.map((link) => {
          const from = places.get(link.from)
          const to = places.get(link.to)
          if (from === undefined || to === undefined) return null
          const on = link.from === selected || link.to === selected
          return <path key={link.record} d={curve(from, to)} className={on ? `${styles.link} ${styles.near}` : styles.link} />
        })}
        {[...places.values()].map(({ person, x, y }) => {
          const state = standing.get(person.key)
          const classes = [
            styles.person,
            person.ledger === 'confirmed-case' && styles.case,
            state === 'held' && styles.held,
            state === 'released' && styles.released,
            person.key === selected && styles.selected,
          ]
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: the tree beside it is the keyboard's way
            <g
              key={person.key}
              transform={`translate(${x},${y})`}
              className={classes.filter(Boolean).join(' ')}
              onClick={() => choose(person.key)}
            >
              <rect width={personBox.width} height={personBox.height} rx={6} />
              <text x={10} y={20}>
                {person.name}
                <tspan className={styles.village} dx={6}>
                  {person.village}
                </tspan>
              </text>
            </g>
          )
        })}
      </svg>
    </section>
  )
}

function curve(from: { readonly x: number; readonly y: number }, to: { readonly x: number; readonly y: number }): string {
  const start = [from.x + personBox.width, from.y + personBox.height / 2] as const
  const end = [to.x, to.y + personBox.height / 2] as const
  const middle = (start[0] + end[0]) / 2
  return `M${start[0]},${start[1]} C${middle},${start[1]} ${middle},${end[1]} ${end[0]},${end[1]}`
}
