import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Modal, Select } from 'antd'
import { useMemo, useState } from 'react'
import type { LedgerSummary } from '../../api/contract/ledger.ts'
import { catalogueQuery, ledgersQuery } from '../http/queries.ts'
import { mayAdd } from '../ledger/form/office-fields.ts'
import { ledgersWithScreens } from '../parts/AuditPlace.tsx'
import { useSession } from '../session/use-session.ts'

/** 记一笔 from the first page: the ledger is chosen by a few characters of its name, and its form opens. */
export function WriteDown() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        记一笔
      </Button>
      {open ? <ChooseLedger close={() => setOpen(false)} /> : null}
    </>
  )
}

function ChooseLedger({ close }: { readonly close: () => void }) {
  const navigate = useNavigate()
  const session = useSession()
  const { data } = useQuery(ledgersQuery)
  const { data: index } = useQuery(catalogueQuery)
  const options = useMemo(
    () => groupByPack((data ?? []).filter(({ id }) => mayAdd(index?.ledgers.get(id) ?? {}, session))),
    [data, index, session],
  )
  return (
    <Modal open title="记到哪一本台账" footer={null} onCancel={close} destroyOnHidden>
      <Select
        aria-label="记到哪一本台账"
        style={{ width: '100%' }}
        autoFocus
        defaultOpen
        showSearch={{ optionFilterProp: 'label' }}
        placeholder="输入几个字查找"
        loading={data === undefined}
        options={options}
        onChange={(ledger: string) => void navigate({ to: '/ledgers/$ledger', params: { ledger }, search: { add: true } })}
      />
    </Modal>
  )
}

interface Group {
  readonly label: string
  readonly options: { readonly value: string; readonly label: string }[]
}

function groupByPack(ledgers: readonly LedgerSummary[]): Group[] {
  const groups = new Map<string, Group>()
  for (const { id, label, pack, packLabel } of ledgers) {
    if (ledgersWithScreens.has(id)) continue
    const group = groups.get(pack) ?? { label: packLabel, options: [] }
    group.options.push({ value: id, label })
    groups.set(pack, group)
  }
  return [...groups.values()]
}
