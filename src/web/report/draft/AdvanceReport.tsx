import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App, Button, Modal } from 'antd'
import type { ReportView } from '../../../api/contract/report.ts'
import { api } from '../../http/api.ts'
import { errorText } from '../../http/client.ts'
import { reportsQuery } from '../../http/queries.ts'
import styles from './draft.module.css'
import { placeKey } from './draft-pieces.ts'

/** Next year's template from this one: periods go on by a year, names stay, and what has to be looked at again is told before it is made. */
export function AdvanceReport({ report }: { readonly report: Pick<ReportView, 'id'> }) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const navigate = useNavigate()
  const fail = (error: unknown) => void message.error(errorText(error))
  const ask = useMutation({ mutationFn: () => api.advanceReport({ id: report.id }), onError: fail })
  const make = useMutation({
    mutationFn: (source: string) => api.addReport({ source }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: reportsQuery.queryKey, exact: true })
      ask.reset()
      void navigate({ to: '/reports/$report', params: { report: id }, search: { edit: true } })
    },
    onError: fail,
  })
  const { data } = ask
  return (
    <>
      <Button onClick={() => ask.mutate()} loading={ask.isPending}>
        推出下一年
      </Button>
      <Modal
        open={data !== undefined}
        title="下一年的模板"
        okText="建一份"
        cancelText="取消"
        confirmLoading={make.isPending}
        onOk={() => data !== undefined && make.mutate(data.template)}
        onCancel={() => ask.reset()}
      >
        {data === undefined ? null : (
          <>
            <p>
              {data.bindings.length} 处记号的时期往后推一年，名称不变。
              {data.questions.length === 0 ? '没有要再看的。' : `${data.questions.length} 处是上一年的，建好后逐条核对：`}
            </p>
            <ul className={styles.left}>
              {data.questions.map((question) => (
                <li key={placeKey(question)}>
                  <b>{question.text.replace(/^\{\{(?:背景:)?\??|\}\}$/g, '').replace(/[|:].*$/, '')}</b>
                  <small>
                    第 {question.line} 行：{question.why}
                  </small>
                </li>
              ))}
            </ul>
          </>
        )}
      </Modal>
    </>
  )
}
