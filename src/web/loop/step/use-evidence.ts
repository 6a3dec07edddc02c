import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { StoredFileView } from '../../../api/contract/file.ts'
import { api } from '../../http/api.ts'
import { errorText } from '../../http/client.ts'
import { uploadKey } from '../../parts/uploading.ts'

export type EvidenceFile = Pick<StoredFileView, 'value' | 'name'>

export interface Evidence {
  /** What the server keeps of it. */
  readonly files: readonly EvidenceFile[]
  readonly sending: boolean
  /** Why the last file was not taken; those before it were. */
  readonly problem: string | undefined
  readonly add: (chosen: readonly File[]) => void
  readonly remove: (file: EvidenceFile) => void
}

/** Files that prove a step, sent as they are chosen, one after another. */
export function useEvidence(): Evidence {
  const [files, setFiles] = useState<readonly EvidenceFile[]>([])
  const without = (now: readonly EvidenceFile[], { value }: EvidenceFile) => now.filter((one) => one.value !== value)
  const send = useMutation({
    mutationKey: uploadKey,
    mutationFn: async (chosen: readonly File[]) => {
      for (const file of chosen) {
        const stored = await api.storeFile({ file })
        setFiles((now) => [...without(now, stored), stored])
      }
    },
  })
  return {
    files,
    sending: send.isPending,
    problem: send.isError ? errorText(send.error) : undefined,
    add: (chosen) => send.mutate(chosen),
    remove: (file) => setFiles((now) => without(now, file)),
  }
}
