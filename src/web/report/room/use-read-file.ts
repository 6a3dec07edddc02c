import { App } from 'antd'
import { useCallback } from 'react'
import { api } from '../../http/api.ts'
import { errorText } from '../../http/client.ts'

/** Reads a document into the words of a report; what is wrong with the file is told. */
export function useReadFile(): (file: File) => Promise<string | undefined> {
  const { message } = App.useApp()
  return useCallback(
    async (file: File) => {
      try {
        const { markdown } = await api.readReportDocument({ file })
        return markdown
      } catch (error) {
        void message.error(errorText(error))
        return undefined
      }
    },
    [message],
  )
}
