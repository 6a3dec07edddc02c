import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button } from 'antd'
import type { DecidedPair } from '../../../api/contract/people.ts'
import { presentDay } from '../../../definition/period/present-day.ts'
import { screenPath } from '../../../definition/screen/screen-path.ts'
import { PageHeader } from '../../../web/header/PageHeader.tsx'
import { api } from '../../../web/http/api.ts'
import { errorText } from '../../../web/http/client.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../../../web/parts/Notes.tsx'
import { Tag } from '../../../web/parts/Tag.tsx'
import { useSession } from '../../../web/session/use-session.ts'
import { peopleScreen, personScreen } from '../screens.ts'
import { PairCard } from './PairCard.tsx'
import { doubtfulQuery } from './people-queries.ts'
import styles from './population.module.css'

const verdicts: Readonly<Record<DecidedPair['verdict'], string>> = { same: '是同一人', different: '不是同一人', later: '以后再说' }

/** Pairs that may be one person, one beside the other with what speaks for and against; what was decided, and the way back. */
export function Screen() {
  const { can } = useSession()
  const { data, error, refetch } = useQuery({ ...doubtfulQuery, enabled: can.reveal })
  return (
    <>
      <PageHeader
        title="待核对"
        crumb={
          data === undefined ? <Link to={screenPath(peopleScreen, {})}>人口</Link> : `${data.total} 对可能是同一人；放着不办，什么也不耽误`
        }
      />
      <div className={styles.page}>
        {can.reveal ? null : <EmptyNote title="这里要看完整的证件号">由能看证件号的科室人员核对。</EmptyNote>}
        {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
        {data === undefined ? (
          can.reveal && error === null ? (
            <LoadingNote rows={8} label="正在一对一对地找" />
          ) : null
        ) : (
          <>
            {data.pairs.length === 0 ? <EmptyNote title="没有要核对的">导入名册以后，可能重复的人会列在这里。</EmptyNote> : null}
            {data.total > data.pairs.length ? <p className={styles.pale}>先列 {data.pairs.length} 对，核对掉的后面的会补上来。</p> : null}
            {data.pairs.map((pair) => (
              <PairCard key={`${pair.left.id}-${pair.right.id}`} pair={pair} mayMerge={data.mayDecide && can.write} mayWrite={can.write} />
            ))}
            {data.decided.length === 0 ? null : <Decided decided={data.decided} mayUndo={can.write} />}
          </>
        )}
      </div>
    </>
  )
}

function Decided({ decided, mayUndo }: { readonly decided: readonly DecidedPair[]; readonly mayUndo: boolean }) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const undo = useMutation({
    mutationFn: (id: string) => api.undoPair({ match: id }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['people'] })
      void message.success('已撤回，两条记录和原来一样')
    },
    onError: (failure) => message.error(errorText(failure)),
  })
  return (
    <section className={styles.card} aria-label="核对过的">
      <h2>核对过的</h2>
      <ul className={styles.lines}>
        {decided.map(({ id, verdict, kept, other, why, decidedOn, by }) => (
          <li key={id}>
            <time dateTime={decidedOn}>{presentDay(decidedOn)}</time>
            <div>
              <Link to={screenPath(personScreen, { person: kept.id })}>{kept.title}</Link> 和{' '}
              <Link to={screenPath(personScreen, { person: other.id })}>{other.title}</Link>{' '}
              <Tag tone={verdict === 'same' ? 'good' : 'plain'}>{verdicts[verdict]}</Tag>
              {mayUndo ? (
                <Button type="link" size="small" loading={undo.isPending && undo.variables === id} onClick={() => undo.mutate(id)}>
                  撤回
                </Button>
              ) : null}
              <small>{[by, why].filter((words) => words !== '').join(' · ')}</small>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
