import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Modal, Select } from 'antd'
import { useMemo, useState } from 'react'
import { ledgersQuery, outlineQuery } from '../http/queries.ts'
import { mayAdd } from '../ledger/form/office-fields.ts'
import { ledgersWithScreens } from '../parts/AuditPlace.tsx'
import { groupByPack } from '../parts/group-by-pack.ts'
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
  const { data: outline } = useQuery(outlineQuery)
  const options = useMemo(() => {
    const known = new Map(outline?.ledgers.map((ledger) => [ledger.id, ledger]))
    const open = (data ?? []).filter(({ id }) => !ledgersWithScreens.has(id) && mayAdd(known.get(id) ?? {}, session))
    return groupByPack(open, ({ packLabel }) => packLabel).map(({ label, items }) => ({
      label,
      options: items.map((ledger) => ({ value: ledger.id, label: ledger.label })),
    }))
  }, [data, outline, session])
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
