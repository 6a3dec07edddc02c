import { Button, Popover } from 'antd'
import { useState } from 'react'
import { RefSelect } from '../../ledger/form/RefSelect.tsx'
import styles from '../grid.module.css'

interface Props {
  readonly title: string
  readonly busy: boolean
  readonly choose: (holder: string) => void
}

/** Somebody else than the proposal names. */
export function ChooseHolder({ title, busy, choose }: Props) {
  const [open, setOpen] = useState(false)
  const [holder, setHolder] = useState<readonly string[]>([])
  const [chosen] = holder
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      title={`${title}由谁负责`}
      content={
        <div className={styles.choose}>
          <RefSelect ledger="cadre" label="责任人" value={holder} change={setHolder} />
          <Button
            type="primary"
            disabled={chosen === undefined || busy}
            onClick={() => {
              if (chosen === undefined) return
              setOpen(false)
              choose(chosen)
            }}
          >
            分派
          </Button>
        </div>
      }
    >
      <Button size="small" aria-label={`${title}：选别人`}>
        选别人
      </Button>
    </Popover>
  )
}
