//! `cargo xtask differential`: one answer in every face, and the differences from other libraries explained.

use std::path::Path;

use crate::faces::{c, node, python};
use crate::generate::numbering::release;
use crate::run::{root, run};
use crate::test::Depth;

const HERE: &str = "tests/differential";

/// How many inputs are drawn.
struct Counts {
    faces: &'static str,
    commands: &'static str,
    peers: &'static str,
}

/// Builds every face and compares them.
pub(crate) fn differential(depth: Depth) -> Result<(), String> {
    python::ready()?;
    node::ready()?;
    compare(depth)
}

/// The comparison of faces that were built. Comes after their tests.
pub(crate) fn compare(depth: Depth) -> Result<(), String> {
    let counts = match depth {
        Depth::Usual => Counts { faces: "2500", commands: "1000", peers: "3000" },
        Depth::Slow => Counts { faces: "60000", commands: "20000", peers: "100000" },
    };
    let library = argument(&c::shared()?)?;
    let (runner, peer) = (argument(&c::runner()?)?, format!("phonenumbers=={}", release()?));
    let (python, script) = (python::tool("python"), |name: &str| format!("{HERE}/{name}.py"));
    run(&python, &["-m", "pip", "install", "--quiet", "smsutil==1.1.3", &peer])?;
    node::install_peers()?;
    let mut faces = vec!["--library", &library, "--runner", &runner, "--count", counts.faces];
    let runner_in_cpp;
    if depth == Depth::Slow {
        runner_in_cpp = argument(&c::runner_in_cpp()?)?;
        faces.extend(["--runner", &runner_in_cpp]);
    }
    run(&python, &[&[script("compare").as_str()], &faces[..]].concat())?;
    let command = root().join("target/release/septet");
    run(&python, &[&script("command"), &argument(&command)?, "--count", counts.commands])?;
    let (peers, all) = (script("peers"), "--all-explained");
    let mut arguments = vec![peers.as_str(), "--count", counts.peers];
    // Rare differences need many inputs.
    if depth == Depth::Slow {
        arguments.push(all);
    }
    run(&python, &arguments)
}

fn argument(path: &Path) -> Result<String, String> {
    path.to_str().map(str::to_owned).ok_or_else(|| format!("{} is not UTF-8", path.display()))
}
