import { RadioGroup } from "@/components/form/choice-fields";

export function Verdict() {
  return (
    <RadioGroup
      name="verdict"
      label="决定"
      look="words"
      required
      options={[
        { value: "approve", label: "批准" },
        { value: "decline", label: "不批准" },
      ]}
    />
  );
}
