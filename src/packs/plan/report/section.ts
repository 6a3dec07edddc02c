/** Its part of what is told at half-year; the annual report answers for each task in the words of its own parts. */
export const planSections = {
  annual: '',
  brief: '',
  progress: `## 年度任务

{{附表:任务完成表}}
`,
} as const
