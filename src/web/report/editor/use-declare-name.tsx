import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useCallback } from 'react'
import type { ReportName } from '../../../api/contract/report.ts'
import { api } from '../../http/api.ts'
import { errorText } from '../../http/client.ts'

/** Declares words a name for all reports of the town, at one press; the note that says so takes it back at another. */
export function useDeclareName(): (words: string) => void {
  const { message } = App.useApp()
  const client = useQueryClient()
  return useCallback(
    (words: string) => {
      const reread = () => client.invalidateQueries({ queryKey: ['compiled'] })
      const withdraw = async ({ id, version }: ReportName) => {
        message.destroy(key)
        try {
          await api.withdrawName({ id, version })
          await reread()
          void message.success(`“${words}”不再当作名称`)
        } catch (error) {
          void message.error(errorText(error))
        }
      }
      const key = `name ${words}`
      const declare = async () => {
        try {
          const name = await api.declareName({ words })
          await reread()
          void message.success({
            key,
            duration: 8,
            content: (
              <>
                “{words}”记为固定名称{' '}
                <Button size="small" type="link" onClick={() => void withdraw(name)}>
                  撤回
                </Button>
              </>
            ),
          })
        } catch (error) {
          void message.error(errorText(error))
        }
      }
      void declare()
    },
    [message, client],
  )
}
