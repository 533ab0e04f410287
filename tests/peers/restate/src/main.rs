//! The workflow of service.mjs by Restate's Rust SDK: durable steps one after another, each
//! returning about 200 bytes. How many is the input.

use restate_sdk::prelude::*;

struct InSteps;

#[restate_sdk::workflow]
impl InSteps {
    #[handler]
    async fn run(
        &self,
        ctx: WorkflowContext<'_>,
        Json(steps): Json<u32>,
    ) -> Result<Json<u32>, HandlerError> {
        for i in 0..steps {
            ctx.run(|| async move { Ok("x".repeat(200)) }).name(format!("step{i}")).await?;
        }
        Ok(Json(steps))
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let address = std::env::args().nth(1).expect("restate_service ADDRESS");
    let endpoint = Endpoint::builder().bind(InSteps).build();
    HttpServer::new(endpoint).listen_and_serve(address.parse().expect("an address")).await;
}
