// Grafana's own type of a dashboard, but for enums: a file holds their values.
import type * as grafana from "@grafana/schema";

type Plain<T> = T extends string
  ? `${T}`
  : T extends (infer U)[]
    ? Plain<U>[]
    : T extends object
      ? { [K in keyof T]: Plain<T[K]> }
      : T;

export type Dashboard = Plain<grafana.Dashboard>;
