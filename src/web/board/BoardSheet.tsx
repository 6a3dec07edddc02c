import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { BoardView, IssueView } from '../../api/contract/board.ts'
import { partQuery } from '../http/queries.ts'
import { EmptyNote } from '../parts/Notes.tsx'
import { SidePanel } from '../parts/SidePanel.tsx'
import { usePhone, useWide } from '../parts/use-media.ts'
import { useSession } from '../session/use-session.ts'
import { ApartList } from './ApartList.tsx'
import { BoardFilters } from './BoardFilters.tsx'
import styles from './board.module.css'
import type { BoardSearch, Go } from './board-search.ts'
import { IssueStrip } from './IssueStrip.tsx'
import { ObjectionButton } from './ObjectionButton.tsx'
import { Objections } from './Objections.tsx'
import { ProjectPanel } from './ProjectPanel.tsx'
import { RankCards } from './RankCards.tsx'
import { RankTable } from './RankTable.tsx'
import { presentMonth } from './words.ts'

interface Props {
  readonly board: BoardView
  readonly month: string
  readonly view: IssueView | undefined
  readonly search: BoardSearch
  readonly go: Go
}

/** The list of one month: of its issue, or as the ledgers stand; the project that was chosen beside it. */
export function BoardSheet({ board, month, view, search, go }: Props) {
  const phone = usePhone()
  const wide = useWide()
  const { can } = useSession()
  const { data: index } = useQuery(partQuery('board', board.id))
  const ofIssue = view !== undefined && search.now !== true
  const content = ofIssue ? (view.issue.frozen ?? view.issue.published) : board.content
  const progress = useMemo(() => new Map(content.progress.map((one) => [one.id, one])), [content])
  const isShown = ({ id, category }: { readonly id: string; readonly category: string | null }) =>
    (search.category === undefined || category === search.category) &&
    (search.light === undefined || progress.get(id)?.light === search.light)
  const ranked = content.ranking.ranked.filter(isShown)
  const apart = content.ranking.apart.filter(isShown)
  const chosen = [...content.ranking.ranked, ...content.ranking.apart].find(({ id }) => id === search.project)
  const definition = index?.part.boards.find(({ id }) => id === content.board)
  const units = new Map(definition?.criteria.flatMap(({ id, unit }) => (unit === undefined ? [] : [[id, unit] as const])))
  const choose = (project: string) => go({ project: project === search.project ? undefined : project })
  const List = phone ? RankCards : RankTable
  const mayObject = ofIssue && view.issue.state === 'published' && can.step
  return (
    <div className={chosen !== undefined && wide ? `${styles.split} ${styles.beside}` : styles.split}>
      <div className={styles.page}>
        <p className={styles.printHead}>
          {content.label} {presentMonth(content.month)}
        </p>
        <IssueStrip
          board={board}
          month={month}
          view={view}
          now={search.now === true}
          setNow={(now) => go({ now: now ? true : undefined })}
        />
        <BoardFilters
          content={content}
          progress={progress}
          category={search.category}
          light={search.light}
          setCategory={(category) => go({ category })}
          setLight={(light) => go({ light })}
        />
        {ranked.length + apart.length > 0 ? null : content.entries.length === 0 ? (
          <EmptyNote title="还没有项目">先在台账“{board.ledgerLabel}”里登记；每月报了进度，名次就在这里。</EmptyNote>
        ) : (
          <EmptyNote title="没有符合的项目" />
        )}
        {ranked.length === 0 ? null : <List content={content} ranked={ranked} progress={progress} selected={chosen?.id} choose={choose} />}
        <ApartList content={content} apart={apart} progress={progress} choose={choose} />
        {view === undefined ? null : <Objections objections={view.objections} />}
        <details className={styles.rule}>
          <summary>排名规则</summary>
          {content.text.split('\n').map((line) => (
            <p key={line}>{line}</p>
          ))}
        </details>
      </div>
      {chosen === undefined ? null : (
        <SidePanel label={chosen.title} close={() => go({ project: undefined })} subject={chosen.id}>
          <ProjectPanel entry={chosen} progress={progress.get(chosen.id)} units={units} ledger={board.ledger}>
            {mayObject ? <ObjectionButton issue={view.issue.id} project={chosen.id} title={chosen.title} /> : null}
          </ProjectPanel>
        </SidePanel>
      )}
    </div>
  )
}
