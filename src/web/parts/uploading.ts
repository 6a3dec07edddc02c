import { useIsMutating } from '@tanstack/react-query'

/** The key of every call that sends a file which belongs to what somebody is filling in. */
export const uploadKey = ['upload']

/** Whether a file is still under way: what is saved now would be saved without it. */
export function useUploading(): boolean {
  return useIsMutating({ mutationKey: uploadKey }) > 0
}
