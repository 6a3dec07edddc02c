import { useMutation } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import type { CaseSummary } from '../../../api/contract/loop.ts'
import { addressOf } from '../../../web/http/api.ts'
import { download, errorText } from '../../../web/http/client.ts'
import { daysBetween, dayWords } from '../../../web/parts/due.ts'
import { useSession } from '../../../web/session/use-session.ts'
import type { paymentCycle } from '../loops/payment-cycle.loop.ts'
import styles from './aid.module.css'
import { batchFields, lineFields } from './fields.ts'

/** The states in which the list hangs. */
const noticeStates: ReadonlySet<string> = new Set<keyof typeof paymentCycle.states>(['villageNotice', 'townNotice'])

interface Props {
  readonly record: LedgerRecord
  readonly item: CaseSummary | undefined
}

/** The notice: how long it still hangs, and the list to hang up, without a number that belongs to anybody. */
export function BatchNotice({ record, item }: Props) {
  const { today, town } = useSession()
  const { message } = App.useApp()
  const [contact, setContact] = useState('')
  const isNotice = item?.outcome === null && item.holdUntil !== null && noticeStates.has(item.state)
  const from = dayOf(record, 'townNoticeOn') ?? dayOf(record, 'villageNoticeOn')
  const fetchList = useMutation({
    mutationFn: (format: 'docx' | 'xlsx') =>
      download(
        addressOf('publishLedger', {
          ledger: lineFields.ledger,
          format,
          about: `${town.name}${record.title}${batchFields.shown(record, 'category')}资金`,
          filters: JSON.stringify([lineFields.where('batch', '=', record.id)]),
          from: isNotice ? item?.enteredAt.slice(0, 10) : from,
          to: isNotice ? (item?.holdUntil ?? undefined) : undefined,
          contact: contact.trim(),
        }),
        `${record.title}公示名单.${format}`,
      ),
    onError: (error) => void message.error(errorText(error)),
  })
  return (
    <section className={`${styles.card} ${styles.notice}`} aria-label="公示">
      <h2>公示</h2>
      {isNotice ? (
        <Countdown from={item.enteredAt.slice(0, 10)} until={item.holdUntil ?? today} today={today} />
      ) : (
        <p className={styles.quiet}>{from === undefined ? '还没有公示' : noticeWords(record, today)}</p>
      )}
      <div className={styles.contact}>
        <label htmlFor="notice-contact">受理异议的科室和电话</label>
        <Input
          id="notice-contact"
          value={contact}
          maxLength={60}
          placeholder="印在名单上"
          onChange={(event) => setContact(event.target.value)}
        />
      </div>
      <div className={styles.buttons}>
        <Button loading={fetchList.isPending && fetchList.variables === 'docx'} onClick={() => fetchList.mutate('docx')}>
          公示名单（Word）
        </Button>
        <Button loading={fetchList.isPending && fetchList.variables === 'xlsx'} onClick={() => fetchList.mutate('xlsx')}>
          公示名单（Excel）
        </Button>
      </div>
      <p className={styles.quiet}>名单上姓名隐去中间的字，没有证件号、账号和电话。</p>
    </section>
  )
}

/** The hold counts whole days: the day after `until` is the first on which the batch may go on. */
function Countdown({ from, until, today }: { readonly from: string; readonly until: string; readonly today: string }) {
  const whole = Math.max(1, daysBetween(from, until))
  const left = Math.max(0, daysBetween(today, until))
  const passed = Math.min(100, Math.round(((whole - left) / whole) * 100))
  return (
    <div className={styles.countdown}>
      <p>
        {until < today ? (
          <b>公示期满</b>
        ) : left === 0 ? (
          <b>今天是最后一天</b>
        ) : (
          <>
            <b>{left}</b> 天后期满
          </>
        )}
      </p>
      <div className={styles.track} role="progressbar" aria-label="公示期" aria-valuemin={0} aria-valuemax={100} aria-valuenow={passed}>
        <i style={{ width: `${passed}%` }} />
      </div>
      <p className={styles.quiet}>
        {dayWords(from, today)}起，{dayWords(until, today)}满
      </p>
    </div>
  )
}

function noticeWords(record: LedgerRecord, today: string): string {
  const village = dayOf(record, 'villageNoticeOn')
  const town = dayOf(record, 'townNoticeOn')
  return [
    village === undefined ? '' : `村公示 ${dayWords(village, today)}起`,
    town === undefined ? '' : `镇公示 ${dayWords(town, today)}起`,
  ]
    .filter((part) => part !== '')
    .join('，')
}

function dayOf(record: LedgerRecord, field: 'villageNoticeOn' | 'townNoticeOn'): string | undefined {
  const day = batchFields.text(record, field)
  return day === '' ? undefined : day
}
