// Grafana's own type of a dashboard, except for enums: a file contains their values.
import type * as grafana from "@grafana/schema";

type Plain<T> = T extends string
  ? `${T}`
  : T extends (infer U)[]
    ? Plain<U>[]
    : T extends object
      ? { [K in keyof T]: Plain<T[K]> }
      : T;

export type Dashboard = Plain<grafana.Dashboard>;
