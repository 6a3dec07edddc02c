import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import type { Fact, PersonPage } from '../../../api/contract/people.ts'
import { traitsOf } from '../../../definition/field/kinds.ts'
import { api } from '../../../web/http/api.ts'
import { errorText } from '../../../web/http/client.ts'
import { partQuery } from '../../../web/http/queries.ts'
import { personCorrection } from '../ledgers/person-correction.ledger.ts'
import { personFields } from './fields.ts'

/** What somebody wants put right: which record, which column, what is to stand there and why. It becomes a case; nothing is changed yet. */
export function AskCorrection({ page }: { readonly page: PersonPage }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)} title="本人说登记错了，记下来由科室核实">
        要求更正
      </Button>
      {open ? <CorrectionForm page={page} close={() => setOpen(false)} /> : null}
    </>
  )
}

interface Asked {
  readonly field: string
  readonly should?: string
  readonly why: string
  readonly asked: string
}

function CorrectionForm({ page, close }: { readonly page: PersonPage; readonly close: () => void }) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const [form] = Form.useForm<Asked>()
  const records = recordsOf(page)
  const [chosen, setChosen] = useState(records[0]?.value ?? '')
  const record = records.find(({ value }) => value === chosen)
  const { data: part } = useQuery(partQuery('ledger', record?.ledger))
  const fields = (part?.ledgers.get(record?.ledger ?? '')?.fields ?? []).filter(
    ({ field, guarded }) => guarded !== 'state' && field.kind !== 'anyRef' && !['document', 'area'].includes(traitsOf(field).input),
  )
  const field = Form.useWatch('field', form)
  const label = fields.find(({ id }) => id === field)?.field.label
  const now = record?.facts.find((fact) => fact.label === label)?.text
  const asking = useMutation({
    mutationFn: ({ should = '', ...asked }: Asked) =>
      api.requestCorrection({ person: page.person.id, ledger: record?.ledger ?? '', record: record?.id ?? '', should, ...asked }),
    onSuccess: () => {
      message.success('已经记下，成为一件“信息更正”，到期前要答复本人。')
      void client.invalidateQueries({ queryKey: ['people'] })
      close()
    },
    onError: (error: unknown) => message.error(errorText(error)),
  })
  return (
    <Modal open title="要求更正" okText="提出" okButtonProps={{ loading: asking.isPending }} onOk={form.submit} onCancel={close}>
      <Form form={form} layout="vertical" onFinish={(asked) => asking.mutate(asked)}>
        <Form.Item label="哪条记录" htmlFor="correction-record">
          <Select
            id="correction-record"
            value={chosen}
            options={records.map(({ value, text }) => ({ value, label: text }))}
            onChange={(value) => {
              setChosen(value)
              form.resetFields(['field'])
            }}
          />
        </Form.Item>
        <Form.Item
          name="field"
          label="哪一栏"
          rules={[{ required: true, message: '请选择哪一栏登记错了' }]}
          extra={now === undefined ? '' : `现在是：${now}`}
        >
          <Select options={fields.map(({ id, field: one }) => ({ value: id, label: one.label }))} showSearch optionFilterProp="label" />
        </Form.Item>
        <Form.Item name="should" label="应当是" extra="像填表那样写；这一栏不该有内容的，空着。">
          <Input maxLength={2_000} />
        </Form.Item>
        <Form.Item name="why" label="理由" rules={[{ required: true, whitespace: true, message: '请写明为什么要更正' }]}>
          <Input.TextArea maxLength={1_000} autoSize={{ minRows: 2 }} />
        </Form.Item>
        <Form.Item name="asked" label="依谁的申请" rules={[{ required: true, whitespace: true, message: '请写明依谁的申请' }]}>
          <Input maxLength={200} placeholder="如：本人持身份证到场" />
        </Form.Item>
      </Form>
    </Modal>
  )
}

interface Choice {
  readonly value: string
  readonly ledger: string
  readonly id: string
  readonly text: string
  readonly facts: readonly Fact[]
}

/** What the page shows of them; a request is itself no record to put right. */
function recordsOf({ person, facts, sections }: PersonPage): readonly Choice[] {
  const own = {
    value: `${personFields.ledger}/${person.id}`,
    ledger: personFields.ledger,
    id: person.id,
    text: `人口底册：${person.title}`,
    facts,
  }
  const others = sections.flatMap(({ ledger, label, records }) =>
    ledger === personCorrection.id
      ? []
      : records.map(({ id, title, date, facts: said }) => ({
          value: `${ledger}/${id}`,
          ledger,
          id,
          text: `${label}：${title}${date === null ? '' : `（${date}）`}`,
          facts: said,
        })),
  )
  return [own, ...others]
}
