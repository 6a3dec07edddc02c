/** Its part of a starter annual report, and of the month's brief. */
export const honourSections = {
  annual: `## 荣誉表彰

全年获得荣誉{{荣誉数}}项，其中集体荣誉{{集体荣誉数}}项。获得市级荣誉{{市级荣誉数}}项，获得县级荣誉{{县级荣誉数}}项。
`,
  brief: `## 荣誉表彰

本月获得荣誉{{荣誉数}}项，其中集体荣誉{{集体荣誉数}}项。
`,
} as const
