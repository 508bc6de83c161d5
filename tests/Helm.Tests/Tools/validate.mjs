// Reads manifests from the files named and has each checked by the model of its kind; prints what is wrong.
import { readFileSync } from "node:fs";
import yaml from "js-yaml";

const families = {
  "gateway.networking.k8s.io": "@kubernetes-models/gateway-api",
  "monitoring.coreos.com": "@kubernetes-models/prometheus-operator",
};

async function model({ apiVersion, kind }) {
  const [group] = apiVersion.split("/");
  const family = families[group] ?? "kubernetes-models";
  return (await import(`${family}/${apiVersion}/${kind}`))[kind];
}

let checked = 0;
for (const file of process.argv.slice(2)) {
  for (const manifest of yaml.loadAll(readFileSync(file, "utf8")).filter(Boolean)) {
    try {
      const Model = await model(manifest);
      new Model(manifest).validate();
      checked++;
    } catch (error) {
      console.log(`${file}: ${manifest.kind} ${manifest.metadata?.name}: ${error.message}`);
    }
  }
}
console.log(`${checked} checked`);
