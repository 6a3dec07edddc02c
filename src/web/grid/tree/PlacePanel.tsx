import { Link } from '@tanstack/react-router'
import type { CoverageArea } from '../../../api/contract/grid.ts'
import { SidePanel } from '../../parts/SidePanel.tsx'
import { Tag } from '../../parts/Tag.tsx'
import styles from '../grid.module.css'
import type { GridSearch } from '../grid-search.ts'
import { HolderList } from '../holders/HolderList.tsx'
import { placeTone, placeWords } from '../place-tone.ts'

const kinds = { town: '镇', village: '村', villageGrid: '村网格', bigGrid: '企业大网格', smallGrid: '企业小网格' } as const

/** One place: how it stands, and who has answered for it. */
export function PlacePanel({
  area,
  search,
  close,
}: {
  readonly area: CoverageArea
  readonly search: GridSearch
  readonly close: () => void
}) {
  const ledger = area.kind === 'village' ? 'village' : 'grid'
  return (
    <SidePanel label={kinds[area.kind]} close={close} subject={area.id} over>
      <header className={styles.panelHead}>
        <h2>{area.title}</h2>
        <Tag tone={placeTone(area)}>{placeWords(area)}</Tag>
      </header>
      <dl className={styles.counts}>
        <div>
          <dt>责任对象</dt>
          <dd>{area.inScope}</dd>
        </div>
        <div className={area.uncovered > 0 ? styles.wrong : undefined}>
          <dt>无人负责</dt>
          <dd>{area.uncovered}</dd>
        </div>
        <div>
          <dt>责任人不在岗</dt>
          <dd>{area.unattended}</dd>
        </div>
        <div className={area.overdue > 0 ? styles.wrong : undefined}>
          <dt>逾期未走访</dt>
          <dd>{area.overdue}</dd>
        </div>
      </dl>
      <h3 className={styles.panelPart}>谁负责</h3>
      <HolderList object={area.id} />
      <p className={styles.links}>
        <Link to="/grid" search={{ ...search, view: 'coverage' }}>
          到覆盖检查里逐个处理
        </Link>
        <Link to="/ledgers/$ledger" params={{ ledger }} search={{ record: area.id }}>
          台账里的记录
        </Link>
      </p>
    </SidePanel>
  )
}
