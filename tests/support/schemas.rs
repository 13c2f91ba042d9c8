//! JSON Schema, as far as the schemas of this program use it.

use serde_json::Value;

/// What in a value does not keep to a schema.
pub(crate) fn violations(schema: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    fits(schema, schema, value, "", &mut found);
    found
}

/// The fields of a schema that are not described.
pub(crate) fn undescribed(schema: &Value) -> Vec<String> {
    let mut missing = Vec::new();
    collect(schema, "", &mut missing);
    missing
}

fn collect(node: &Value, at: &str, into: &mut Vec<String>) {
    for (name, property) in node["properties"].as_object().into_iter().flatten() {
        // The tag of a block is described where the blocks are.
        if property["description"].as_str().is_none_or(str::is_empty) && property.get("const").is_none() {
            into.push(format!("{at}.{name}"));
        }
    }
    for (name, definition) in node["$defs"].as_object().into_iter().flatten() {
        collect(definition, name, into);
    }
}

/// Checks a value against the parts of JSON Schema that the schema uses.
fn fits(schema: &Value, node: &Value, value: &Value, at: &str, into: &mut Vec<String>) {
    if let Some(name) = node["$ref"].as_str() {
        let target = name.trim_start_matches("#/$defs/");
        return fits(schema, &schema["$defs"][target], value, at, into);
    }
    for choices in ["anyOf", "oneOf"] {
        if let Some(choices) = node[choices].as_array() {
            let fits = choices.iter().any(|choice| {
                let mut inner = Vec::new();
                fits(schema, choice, value, at, &mut inner);
                inner.is_empty()
            });
            if !fits {
                into.push(format!("{at}: no choice fits {value}"));
            }
        }
    }
    let kinds: Vec<&str> = match &node["type"] {
        Value::String(kind) => vec![kind],
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    if !kinds.is_empty() && !kinds.contains(&kind) {
        into.push(format!("{at}: {kind} is none of {kinds:?}"));
    }
    if node.get("const").is_some_and(|only| only != value) {
        into.push(format!("{at}: not {}", node["const"]));
    }
    if node["enum"].as_array().is_some_and(|all| !all.contains(value)) {
        into.push(format!("{at}: {value} is no choice"));
    }
    if let Some(fields) = value.as_object() {
        for (name, inner) in fields {
            match (node["properties"].get(name), &node["additionalProperties"]) {
                (Some(property), _) => fits(schema, property, inner, &format!("{at}.{name}"), into),
                // Names that are numbers, such as those of attributes.
                (None, Value::Bool(false)) if name.parse::<u8>().is_ok() && !node["patternProperties"].is_null() => {
                    for property in node["patternProperties"].as_object().into_iter().flat_map(|all| all.values()) {
                        fits(schema, property, inner, &format!("{at}.{name}"), into);
                    }
                }
                (None, Value::Bool(false)) => into.push(format!("{at}: unknown {name}")),
                (None, _) => {}
            }
        }
        for name in node["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            if !fields.contains_key(name) {
                into.push(format!("{at}: no {name}"));
            }
        }
    }
    for (index, item) in value.as_array().into_iter().flatten().enumerate() {
        fits(schema, &node["items"], item, &format!("{at}[{index}]"), into);
    }
}
