// A file of alert rules as Grafana's provisioning reads it, composed of the published types of its parts. The SDK describes the HTTP API,
// where each rule names its folder and group; in a file, the group does.
import type { Query, Rule } from "@grafana/grafana-foundation-sdk/alerting";

type Placed = "folderUID" | "orgID" | "ruleGroup" | "id" | "updated" | "provenance" | "data";

interface PrometheusModel {
  refId: string;
  datasource: { type: "prometheus"; uid: string };
  expr: string;
  instant: boolean;
  range: boolean;
}

interface ThresholdModel {
  refId: string;
  datasource: { type: "__expr__"; uid: "__expr__" };
  type: "threshold";
  expression: string;
  conditions: { evaluator: { type: "gt" | "lt"; params: [number] } }[];
}

type ProvisionedQuery = Omit<Query, "model"> & { model: PrometheusModel | ThresholdModel };

export interface RulesFile {
  apiVersion: 1;
  groups: {
    orgId: number;
    name: string;
    folder: string;
    interval: string;
    rules: (Omit<Rule, Placed> & { data: ProvisionedQuery[] })[];
  }[];
}
